// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/** Walks the records of a span as it stood in a ring. Nothing is allocated. */
public final class SpanCursor extends RecordCursor {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment span = MemorySegment.NULL;
    private long next;

    /** Starts before the first record. */
    public SpanCursor start(MemorySegment newSpan) {
        span = newSpan;
        next = 0;
        return this;
    }

    /** Moves to the next record that was not discarded; false behind the last, and where the rest is no record. */
    public boolean next() {
        while (span.byteSize() - next >= RingHeader.LENGTH + RecordCursor.HEADER_LENGTH) {
            int header = span.get(INT, next);
            int length = header & RingHeader.LENGTH_MASK;
            long start = next + RingHeader.LENGTH;
            if (length > span.byteSize() - start) {
                return false;
            }
            next += RingHeader.stride(length);
            if ((header & RingHeader.DISCARDED) == 0 && length >= RecordCursor.HEADER_LENGTH) {
                wrap(span, start, length);
                return true;
            }
        }
        return false;
    }
}
