// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * A flyweight over one record: what all records begin with, and the reads that the cursors for each type build on.
 * Records are little endian. Not thread safe.
 *
 * <pre>
 *  0        1        2                 4                                   8
 *  +--------+--------+-----------------+-----------------------------------+
 *  | type   | flags  | count           | sequence (per CPU)                |
 *  +--------+--------+-----------------+-----------------------------------+
 *  | time (CLOCK_MONOTONIC, ns)                                            |
 *  +-----------------------------------------------------------------------+
 * </pre>
 */
public class RecordCursor {
    /** Bytes every record begins with. */
    public static final int HEADER_LENGTH = 16;
    /** Where {@link #time()} stands in a record. */
    public static final int TIME = 8;

    private static final ValueLayout.OfShort SHORT =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private MemorySegment memory = MemorySegment.NULL;
    private long offset;
    private int length;

    /** Points this cursor at a record of {@code length} bytes. */
    public RecordCursor wrap(MemorySegment memory, long offset, int length) {
        this.memory = memory;
        this.offset = offset;
        this.length = length;
        return this;
    }

    /** Points this cursor at the record that {@code other} is on. */
    public RecordCursor wrap(RecordCursor other) {
        return wrap(other.memory, other.offset, other.length);
    }

    public final MemorySegment memory() {
        return memory;
    }

    /** Where the record starts in {@link #memory()}. */
    public final long offset() {
        return offset;
    }

    /** Length of the record in bytes. */
    public final int length() {
        return length;
    }

    /** One of {@link RecordType}. */
    public final int type() {
        return unsignedByte(0);
    }

    public final int flags() {
        return unsignedByte(1);
    }

    /** Chunks of a syscall, memberships of a context, bytes of names of a cgroup. */
    final int count() {
        return unsignedShort(2);
    }

    /** Counts all records of a CPU, lost ones included; wraps at 2^32. */
    public final int sequence() {
        return intAt(4);
    }

    /** CLOCK_MONOTONIC, nanoseconds. */
    public final long time() {
        return longAt(TIME);
    }

    final int unsignedByte(long at) {
        return memory.get(ValueLayout.JAVA_BYTE, offset + at) & 0xff;
    }

    final int unsignedShort(long at) {
        return memory.get(SHORT, offset + at) & 0xffff;
    }

    final int intAt(long at) {
        return memory.get(INT, offset + at);
    }

    final long longAt(long at) {
        return memory.get(LONG, offset + at);
    }
}
