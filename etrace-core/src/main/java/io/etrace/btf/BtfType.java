// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/**
 * A C type as its values lie in memory: typedefs and qualifiers are gone, {@link Member#typeName()} keeps them. A type
 * holds everything that its values contain; what a pointer points to is resolved when it is asked for.
 *
 * <p>Code that walks a type may rely on this: no value contains itself, values are nested at most {@value
 * Expansion#MAX_DEPTH} levels deep, every member lies within its composite, and every size fits an int.
 */
public sealed interface BtfType
        permits BtfType.Void,
                BtfType.Int,
                BtfType.Float,
                BtfType.Array,
                BtfType.Forward,
                BtfType.Function,
                Composite,
                Enumeration,
                Pointer {
    /** The C spelling around an absent name: {@code struct stat}, {@code const char *}, {@code int[2]}. */
    String cName();

    /** The size of a value in bytes; 0 for types without values (void, functions, structs not described). */
    int size();

    /** The absence of a type, behind a {@code void *}. */
    record Void() implements BtfType {
        @Override
        public String cName() {
            return "void";
        }

        @Override
        public int size() {
            return 0;
        }
    }

    /** An integer, a character or a bool of 1, 2, 4, 8 or 16 bytes. */
    record Int(String cName, int size, boolean signed, boolean bool) implements BtfType {
        /** Whether it is the plain {@code char} of text; {@code unsigned char} and {@code u8} are numbers. */
        public boolean isChar() {
            return cName.equals("char");
        }
    }

    /** An IEEE 754 number of 2, 4, 8 or 16 bytes, or the 12 or 16 bytes of an x87 {@code long double}. */
    record Float(String cName, int size) implements BtfType {}

    /** @param count the number of elements; 0 for a flexible array, whose size is 0 too */
    record Array(String cName, BtfType element, int count) implements BtfType {
        @Override
        public int size() {
            return element.size() * count;
        }
    }

    /** A struct or union that is named but not described. */
    record Forward(String cName) implements BtfType {
        @Override
        public int size() {
            return 0;
        }
    }

    /** What a function pointer points to. */
    record Function(String cName) implements BtfType {
        @Override
        public int size() {
            return 0;
        }
    }
}
