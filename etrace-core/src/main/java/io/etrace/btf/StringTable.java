// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The string section: NUL-terminated names, referred to by the offset of their first byte. Offset 0 is the empty name.
 * A name that is not printable ASCII, as those of C and of the kernel are, is refused: the others can be shown as they are.
 */
final class StringTable {
    /** KSYM_NAME_LEN of include/linux/kallsyms.h: the kernel refuses BTF with longer names. */
    static final int MAX_NAME = 512;

    /** Enough bytes to tell names apart; it bounds the work that overlapping long names can cause. */
    private static final int HASHED_BYTES = 64;

    private final byte[] bytes;

    StringTable(ByteBuffer section) {
        bytes = new byte[section.remaining()];
        section.get(0, bytes);
        if (bytes.length == 0 || bytes[0] != 0 || bytes[bytes.length - 1] != 0) {
            throw new BtfException("BTF string section of " + bytes.length + " bytes does not begin and end with NUL");
        }
    }

    String text(int offset) {
        return new String(bytes, offset, length(offset), StandardCharsets.US_ASCII);
    }

    byte[] bytes(int offset) {
        return Arrays.copyOfRange(bytes, offset, offset + length(offset));
    }

    /** A hash of the name at an offset, equal to {@link #hash(byte[])} of the same bytes. */
    int hash(int offset) {
        check(offset);
        int hash = 0;
        for (int i = offset, end = offset + HASHED_BYTES; i < end && bytes[i] != 0; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    static int hash(byte[] name) {
        int hash = 0;
        for (int i = 0; i < name.length && i < HASHED_BYTES; i++) {
            hash = 31 * hash + name[i];
        }
        return hash;
    }

    boolean matches(int offset, byte[] name) {
        int end = offset + name.length;
        return end < bytes.length && bytes[end] == 0 && Arrays.equals(bytes, offset, end, name, 0, name.length);
    }

    private int length(int offset) {
        check(offset);
        int length = 0;
        for (byte b = bytes[offset]; b != 0; b = bytes[offset + length]) {
            if (b < ' ' || b > '~') {
                throw new BtfException("BTF name at string offset " + offset + " has a byte " + Byte.toUnsignedInt(b)
                        + " that is not printable ASCII");
            }
            if (++length == MAX_NAME) {
                throw new BtfException("BTF name at string offset " + offset + " is longer than the " + (MAX_NAME - 1)
                        + " bytes that the kernel allows");
            }
        }
        return length;
    }

    private void check(int offset) {
        if (Integer.compareUnsigned(offset, bytes.length) >= 0) {
            throw new BtfException("BTF name offset " + Integer.toUnsignedString(offset)
                    + " lies outside the string section of " + bytes.length + " bytes");
        }
    }
}
