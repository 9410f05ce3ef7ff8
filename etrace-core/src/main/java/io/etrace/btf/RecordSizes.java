// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.ByteBuffer;

/**
 * How many words the type records have. The layout section, where there is one, tells it of kinds this code does not know:
 * per kind {@code u8 info_sz, u8 elem_sz, u16 flags}, the bytes after the common three words and those of an element.
 */
final class RecordSizes {
    private static final int MAX_KINDS = 128;
    private static final int LAYOUT_BYTES = 4;

    private final int[] fixedWords = new int[MAX_KINDS];
    private final int[] elementWords = new int[MAX_KINDS];
    private final boolean[] named = new boolean[MAX_KINDS];
    private final int kinds;

    RecordSizes(ByteBuffer layout) {
        int ours = Kind.UNKNOWN.ordinal();
        for (int i = 0; i < ours; i++) {
            fixedWords[i] = Kind.of(i).fixedWords;
            elementWords[i] = Kind.of(i).elementWords;
            named[i] = Kind.of(i).isNamed();
        }
        kinds = Math.clamp(layout.capacity() / LAYOUT_BYTES, ours, MAX_KINDS);
        for (int i = ours; i < kinds; i++) {
            fixedWords[i] = words(layout, i, 0);
            elementWords[i] = words(layout, i, 1);
        }
    }

    boolean isKnown(int kind) {
        return kind > 0 && kind < kinds;
    }

    boolean isNamed(int kind) {
        return named[kind];
    }

    /** The length of a record, at most 2^30 words. */
    int words(int kind, int elements) {
        return Kind.COMMON_WORDS + fixedWords[kind] + elements * elementWords[kind];
    }

    private static int words(ByteBuffer layout, int kind, int field) {
        int bytes = Byte.toUnsignedInt(layout.get(kind * LAYOUT_BYTES + field));
        if (bytes % Integer.BYTES != 0) {
            throw new BtfException(
                    "BTF layout of kind " + kind + " has a part of " + bytes + " bytes, no multiple of 4");
        }
        return bytes / Integer.BYTES;
    }
}
