// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * What sinks are given, put down in a buffer off the heap for a renderer to be given later, by a {@link RecordBatchCursor}.
 * Not thread safe.
 *
 * <pre>
 *  0                 4                 8                 12         16
 *  +-----------------+-----------------+-----------------+----------+-----------------------
 *  | kind            | lane            | length          | (unused) | a record, or a loss ...
 *  +-----------------+-----------------+-----------------+----------+-----------------------
 * </pre>
 */
final class RecordBatch {
    static final int RECORD = 0;
    static final int SKIPPED = 1;
    static final int LOSS = 2;
    static final int LANE_END = 3;

    static final int HEADER_LENGTH = 16;
    private static final int LOSS_LENGTH = 32;
    private static final int INITIAL_CAPACITY = 1 << 12;

    private Arena arena = Arena.ofShared();
    private MemorySegment buffer = arena.allocate(INITIAL_CAPACITY, Long.BYTES);
    private long end;

    void clear() {
        end = 0;
    }

    /** Bytes put down. */
    long length() {
        return end;
    }

    MemorySegment buffer() {
        return buffer;
    }

    /** Puts down a record. */
    void add(int kind, int lane, RecordCursor record) {
        long at = begin(kind, lane, record.length());
        MemorySegment.copy(record.memory(), record.offset(), buffer, at, record.length());
    }

    void add(int lane, Loss loss) {
        long at = begin(LOSS, lane, LOSS_LENGTH);
        buffer.set(ValueLayout.JAVA_LONG, at, loss.cpu());
        buffer.set(ValueLayout.JAVA_LONG, at + 8, loss.count());
        buffer.set(ValueLayout.JAVA_LONG, at + 16, loss.after());
        buffer.set(ValueLayout.JAVA_LONG, at + 24, loss.before());
    }

    /** Says that there is no more for the sinks of a lane. */
    void addEnd(int lane) {
        begin(LANE_END, lane, 0);
    }

    private long begin(int kind, int lane, int length) {
        long start = end;
        end += HEADER_LENGTH + padded(length);
        if (end > buffer.byteSize()) {
            grow(start);
        }
        buffer.set(ValueLayout.JAVA_INT, start, kind);
        buffer.set(ValueLayout.JAVA_INT, start + 4, lane);
        buffer.set(ValueLayout.JAVA_INT, start + 8, length);
        return start + HEADER_LENGTH;
    }

    private void grow(long used) {
        Arena larger = Arena.ofShared();
        MemorySegment copy = larger.allocate(2 * end, Long.BYTES);
        MemorySegment.copy(buffer, 0, copy, 0, used);
        arena.close();
        arena = larger;
        buffer = copy;
    }

    static long padded(int length) {
        return (length + 7L) & ~7;
    }
}
