// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/** Puts BTF together for tests, type by type. Each method returns the id of the type it adds; the first is 1. */
final class Blob {
    static final int SIGNED = 1 << 24;
    static final int BOOL = 1 << 26;

    private final BlobWriter out = new BlobWriter();
    private int count;

    byte[] bytes() {
        return out.toBytes();
    }

    Btf btf() {
        return Btf.parse(bytes());
    }

    int name(String name) {
        return out.name(name);
    }

    /** Any record, also one that makes no sense. */
    int add(Kind kind, boolean flag, int elements, String name, int third, int... words) {
        return addRaw(name(name), Info.of(kind, flag, elements), third, words);
    }

    int addRaw(int nameOffset, int info, int third, int... words) {
        out.word(nameOffset);
        out.word(info);
        out.word(third);
        for (int word : words) {
            out.word(word);
        }
        return ++count;
    }

    int integer(String name, int size, int encoding) {
        return add(Kind.INT, false, 0, name, size, encoding | size * Byte.SIZE);
    }

    int number() {
        return integer("int", 4, SIGNED);
    }

    int narrow(int size, int bitOffset, int bits) {
        return add(Kind.INT, false, 0, "unsigned int", size, bitOffset << 16 | bits);
    }

    int pointer(int target) {
        return add(Kind.PTR, false, 0, "", target);
    }

    int modifier(Kind kind, int target) {
        return add(kind, false, 0, "", target);
    }

    int typedef(String name, int target) {
        return add(Kind.TYPEDEF, false, 0, name, target);
    }

    int array(int element, int count) {
        return add(Kind.ARRAY, false, 0, "", 0, element, element, count);
    }

    /** @param members name, type and bit offset of each */
    int struct(String name, int size, Object... members) {
        return add(Kind.STRUCT, false, members.length / 3, name, size, words(members));
    }

    int union(String name, int size, Object... members) {
        return add(Kind.UNION, false, members.length / 3, name, size, words(members));
    }

    /** @param members name, type, and bit-field size and bit offset as one number, of each */
    int flaggedStruct(String name, int size, Object... members) {
        return add(Kind.STRUCT, true, members.length / 3, name, size, words(members));
    }

    static int bitField(int bits, int bitOffset) {
        return bits << 24 | bitOffset;
    }

    /** @param values name and value of each */
    int enumeration(String name, int size, boolean signed, Object... values) {
        return add(Kind.ENUM, signed, values.length / 2, name, size, words(values));
    }

    /** @param parameters name and type of each */
    int function(int result, Object... parameters) {
        return add(Kind.FUNC_PROTO, false, parameters.length / 2, "", result, words(parameters));
    }

    int forward(String name, boolean union) {
        return add(Kind.FWD, union, 0, name, 0);
    }

    private int[] words(Object... values) {
        int[] words = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            words[i] = values[i] instanceof String name ? name(name) : (int) values[i];
        }
        return words;
    }
}
