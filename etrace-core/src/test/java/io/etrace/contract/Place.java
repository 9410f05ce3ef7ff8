// SPDX-License-Identifier: Apache-2.0
package io.etrace.contract;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Where a member lies in its struct.
 *
 * @param offset in bytes
 * @param size in bytes; 0 for a flexible array
 */
public record Place(int offset, int size) {
    /** Writes the lower bytes of a value, as a little-endian machine has them. */
    public void put(MemorySegment memory, long value) {
        for (int i = 0; i < size; i++) {
            memory.set(ValueLayout.JAVA_BYTE, offset + i, (byte) (value >> Byte.SIZE * i));
        }
    }

    /** The unsigned value. */
    public long get(MemorySegment memory) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << Byte.SIZE | memory.get(ValueLayout.JAVA_BYTE, offset + i) & 0xff;
        }
        return value;
    }

    /** As much of a value as fits here. */
    long cut(long value) {
        return size < Long.BYTES ? value & (1L << Byte.SIZE * size) - 1 : value;
    }
}
