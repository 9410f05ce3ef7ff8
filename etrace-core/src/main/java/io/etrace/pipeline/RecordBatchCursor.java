// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Goes through deliveries in their order. Not thread safe. */
final class RecordBatchCursor {
    private final RecordCursor record = new RecordCursor();
    private MemorySegment buffer = MemorySegment.NULL;
    private long next;
    private long end;
    private int kind;
    private int lane;

    /** Stands in front of the first delivery. */
    void wrap(RecordBatch deliveries) {
        buffer = deliveries.buffer();
        next = 0;
        end = deliveries.length();
    }

    /** Moves to the next delivery; false when there is none. */
    boolean next() {
        if (next == end) {
            return false;
        }
        kind = buffer.get(ValueLayout.JAVA_INT, next);
        lane = buffer.get(ValueLayout.JAVA_INT, next + 4);
        int length = buffer.get(ValueLayout.JAVA_INT, next + 8);
        record.wrap(buffer, next + RecordBatch.HEADER_LENGTH, length);
        next += RecordBatch.HEADER_LENGTH + RecordBatch.padded(length);
        return true;
    }

    int kind() {
        return kind;
    }

    int lane() {
        return lane;
    }

    /** Of one that has a record; valid until the next one. */
    RecordCursor record() {
        return record;
    }

    Loss loss() {
        long at = record.offset();
        return new Loss(
                (int) buffer.get(ValueLayout.JAVA_LONG, at),
                buffer.get(ValueLayout.JAVA_LONG, at + 8),
                buffer.get(ValueLayout.JAVA_LONG, at + 16),
                buffer.get(ValueLayout.JAVA_LONG, at + 24));
    }
}
