// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

/** Cuts values to the bytes that their type has. */
final class Width {
    private Width() {}

    /** All bits of a value that is {@code bytes} long. */
    static long mask(int bytes) {
        return -1L >>> (Long.SIZE - bytes * Byte.SIZE);
    }

    static long zeroExtend(long value, int bytes) {
        return value & mask(bytes);
    }

    static long signExtend(long value, int bytes) {
        int unused = Long.SIZE - bytes * Byte.SIZE;
        return value << unused >> unused;
    }
}
