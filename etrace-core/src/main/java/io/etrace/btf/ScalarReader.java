// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/**
 * Reads the records of types whose values have no parts. Behind the common words an INT has one, whose bit 24 says signed
 * and bit 26 bool; an ENUM has two for each name (name, value), an ENUM64 three (name, low and high half of the value).
 */
final class ScalarReader {
    private static final int SIGNED = 1 << 24;
    private static final int BOOL = 1 << 26;

    private final RawTypes raw;

    ScalarReader(RawTypes raw) {
        this.raw = raw;
    }

    BtfType.Int integer(int id) {
        int encoding = raw.word(id, 0);
        String name = IntNames.conventional(raw.name(id));
        return new BtfType.Int(name, powerOfTwo(id, 16), (encoding & SIGNED) != 0, (encoding & BOOL) != 0);
    }

    BtfType.Float real(int id) {
        int size = raw.size(id) == 12 ? 12 : powerOfTwo(id, 16);
        return new BtfType.Float(raw.name(id), size);
    }

    Enumeration enumeration(int id) {
        boolean wide = raw.kind(id) == Kind.ENUM64;
        boolean signed = raw.flag(id);
        int words = raw.kind(id).elementWords;
        long[] values = new long[raw.elements(id)];
        byte[][] names = new byte[values.length][];
        for (int i = 0; i < values.length; i++) {
            names[i] = raw.strings.bytes(raw.word(id, i * words));
            int low = raw.word(id, i * words + 1);
            values[i] = wide
                    ? (long) raw.word(id, i * words + 2) << 32 | Integer.toUnsignedLong(low)
                    : signed ? low : Integer.toUnsignedLong(low);
        }
        return new Enumeration(Spelling.of(raw, id), powerOfTwo(id, 8), signed, values, names);
    }

    private int powerOfTwo(int id, int max) {
        int size = raw.size(id);
        if (Integer.bitCount(size) != 1 || size > max) {
            throw new BtfException(
                    raw.describe(id) + " has " + size + " bytes, a power of two up to " + max + " is due");
        }
        return size;
    }
}
