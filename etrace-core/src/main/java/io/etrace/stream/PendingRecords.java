// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** The records of one CPU that have not been passed on: a buffer off the heap that grows, filled behind, read in front. */
final class PendingRecords {
    /** The time when there is no record. */
    static final long NONE = Long.MAX_VALUE;

    private static final int INITIAL_CAPACITY = 1 << 12;
    private static final long TIME_AT = RingHeader.LENGTH + RecordCursor.TIME;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment buffer = MemorySegment.NULL;
    private Arena arena = Arena.ofShared();
    private long head;
    private long tail;
    private long taken;
    private long time = NONE;
    private int expected;
    private long lost;
    private long lastTime;
    private long timeBefore;
    private final LossRecord losses = new LossRecord();

    /** Time of the next record, CLOCK_MONOTONIC nanoseconds, or {@link #NONE}. */
    long time() {
        return time;
    }

    /** Says which sequence number the next record has, if none is lost. */
    void expect(int sequence) {
        expected = sequence;
    }

    /** Appends whole records. */
    void append(MemorySegment span) {
        if (time == NONE) {
            head = tail; /* what a damaged capture left behind */
        }
        makeRoom(span.byteSize());
        MemorySegment.copy(span, 0, buffer, tail, span.byteSize());
        tail += span.byteSize();
        if (time == NONE) {
            advance();
        }
    }

    private void makeRoom(long length) {
        long used = tail - head;
        if (tail + length <= buffer.byteSize()) {
            return;
        }
        if (used + length <= buffer.byteSize() / 2) {
            MemorySegment.copy(buffer, head, buffer, 0, used);
        } else {
            grow(used, Math.max(INITIAL_CAPACITY, 2 * (used + length)));
        }
        head = 0;
        tail = used;
    }

    private void grow(long used, long capacity) {
        Arena newArena = Arena.ofShared();
        MemorySegment larger = newArena.allocate(capacity, 8);
        MemorySegment.copy(buffer, head, larger, 0, used);
        arena.close();
        arena = newArena;
        buffer = larger;
    }

    /** Points the cursor at the next record, which stays in place until {@link #skip}. */
    void wrap(RecordCursor cursor) {
        int length = header() & RingHeader.LENGTH_MASK;
        cursor.wrap(buffer, head + RingHeader.LENGTH, length);
        lost = Integer.toUnsignedLong(cursor.sequence() - expected);
        expected = cursor.sequence() + numbers(cursor);
        timeBefore = lastTime;
        lastTime = time;
        taken = RingHeader.stride(length);
    }

    /** How many sequence numbers a record uses up: a loss record those of the lost records. */
    private int numbers(RecordCursor cursor) {
        if (cursor.type() != RecordType.LOSS || cursor.length() < LossRecord.FIXED_LENGTH) {
            return 1;
        }
        losses.wrap(cursor);
        return losses.numbered();
    }

    /** Bytes that wait. */
    long length() {
        return tail - head;
    }

    /** How many records of this CPU are missing in front of the one that {@link #wrap} gave. */
    long lost() {
        return lost;
    }

    /** The time of the record before it; 0 when it is the first. */
    long timeBefore() {
        return timeBefore;
    }

    /** Forgets the record that {@link #wrap} gave. */
    void skip() {
        if (taken > 0) {
            head += taken;
            taken = 0;
            advance();
        }
    }

    /** Finds the next whole record that was not discarded. */
    private void advance() {
        while (tail - head >= RingHeader.LENGTH + RecordCursor.HEADER_LENGTH) {
            int length = header() & RingHeader.LENGTH_MASK;
            long end = head + RingHeader.stride(length);
            if (end > tail) {
                break;
            }
            if ((header() & RingHeader.DISCARDED) == 0 && length >= RecordCursor.HEADER_LENGTH) {
                time = buffer.get(LONG, head + TIME_AT);
                return;
            }
            head = end;
        }
        time = NONE;
    }

    private int header() {
        return buffer.get(INT, head);
    }
}
