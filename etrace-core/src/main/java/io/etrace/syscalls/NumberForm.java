// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/**
 * How a number lies in memory or in a register where its C type does not say it, or says it wrongly: st_atime of struct
 * stat is an unsigned long that holds times before 1970, and the protocol of a packet socket is an int in whose first two
 * bytes a number is in network byte order.
 *
 * @param bytes 1, 2, 4 or 8; 0 when they are as many as the C type has
 * @param sign whether the highest bit is a sign
 * @param network whether it is in network byte order
 */
public record NumberForm(int bytes, Sign sign, boolean network) {
    /** As the C type says. */
    public static final NumberForm OF_C_TYPE = new NumberForm(0, Sign.OF_C_TYPE, false);

    /** Who says whether a number has a sign. */
    public enum Sign {
        OF_C_TYPE,
        SIGNED,
        UNSIGNED
    }

    /** Whether the number has a sign, when its C type {@code says} it. */
    public boolean isSigned(boolean says) {
        return sign == Sign.OF_C_TYPE ? says : sign == Sign.SIGNED;
    }

    /** The bytes of the number, when its C type has {@code size}. */
    public int bytes(int size) {
        return bytes == 0 ? size : bytes;
    }

    /** The kernel's typedef of such a number, {@code u32}; empty when the C type says how long it is. */
    String typedef() {
        return bytes == 0 ? "" : (sign == Sign.SIGNED ? "s" : "u") + bytes * Byte.SIZE;
    }
}
