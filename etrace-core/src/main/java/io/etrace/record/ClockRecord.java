// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * The clocks after one of them was set, at the time of the record. It stands in a row of its own, as if there were one CPU more.
 *
 * <pre>
 * 16  CLOCK_BOOTTIME, CLOCK_REALTIME (u64 each, ns)
 * </pre>
 */
public final class ClockRecord extends RecordCursor {
    public static final int LENGTH = 32;

    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** A record of three clocks in nanoseconds, behind a ring's header. */
    public static MemorySegment of(int sequence, long monotonic, long boottime, long realtime) {
        MemorySegment span = MemorySegment.ofArray(new long[(RingHeader.LENGTH + LENGTH) / Long.BYTES]);
        span.set(INT, 0, LENGTH);
        MemorySegment record = span.asSlice(RingHeader.LENGTH);
        record.set(ValueLayout.JAVA_BYTE, 0, (byte) RecordType.CLOCK);
        record.set(INT, 4, sequence);
        record.set(LONG, TIME, monotonic);
        record.set(LONG, 16, boottime);
        record.set(LONG, 24, realtime);
        return span;
    }

    /** CLOCK_REALTIME less CLOCK_MONOTONIC, in nanoseconds, from here on. */
    public long realtimeOffset() {
        return longAt(24) - time();
    }
}
