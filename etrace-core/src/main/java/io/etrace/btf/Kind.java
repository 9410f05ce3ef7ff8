// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/**
 * The kinds of BTF type records and what their words hold, after include/uapi/linux/btf.h of the kernel. A constant's
 * ordinal is its number in the format, {@code BTF_KIND_*}. A record has three common words, then fixed ones, then those of
 * each of its elements:
 *
 * <pre>
 * word 0   offset of the name
 * word 1   kind and number of elements, see {@link Info}
 * word 2   the size in bytes or a type
 * </pre>
 *
 * The words from the third on are given below by a letter each: {@code n} the offset of a name, {@code t} the id of a type,
 * {@code #} any other number.
 */
enum Kind {
    VOID(Namespace.ORDINARY, "#", "", ""),
    INT(Namespace.ORDINARY, "#", "#", ""),
    PTR(Namespace.NONE, "t", "", ""),
    ARRAY(Namespace.NONE, "#", "tt#", ""),
    STRUCT(Namespace.STRUCT, "#", "", "nt#"),
    UNION(Namespace.UNION, "#", "", "nt#"),
    ENUM(Namespace.ENUM, "#", "", "n#"),
    FWD(Namespace.STRUCT, "#", "", ""),
    TYPEDEF(Namespace.ORDINARY, "t", "", ""),
    VOLATILE(Namespace.NONE, "t", "", ""),
    CONST(Namespace.NONE, "t", "", ""),
    RESTRICT(Namespace.NONE, "t", "", ""),
    FUNC(Namespace.NONE, "t", "", ""),
    FUNC_PROTO(Namespace.NONE, "t", "", "nt"),
    VAR(Namespace.NONE, "t", "#", ""),
    DATASEC(Namespace.NONE, "#", "", "t##"),
    FLOAT(Namespace.ORDINARY, "#", "", ""),
    DECL_TAG(Namespace.NONE, "t", "#", ""),
    TYPE_TAG(Namespace.NONE, "t", "", ""),
    ENUM64(Namespace.ENUM, "#", "", "n##"),
    /** A kind newer than this code; its size comes from the blob's layout section. */
    UNKNOWN(Namespace.NONE, "#", "", "");

    static final int COMMON_WORDS = 3;
    static final char NAME = 'n';
    static final char TYPE = 't';

    private static final Kind[] KINDS = values();

    final int fixedWords;
    final int elementWords;

    private final Namespace namespace;
    private final String beforeElements;
    private final String element;

    Kind(Namespace namespace, String third, String fixed, String element) {
        this.namespace = namespace;
        beforeElements = "n#".concat(third).concat(fixed);
        this.element = element;
        fixedWords = fixed.length();
        elementWords = element.length();
    }

    static Kind of(int number) {
        return number < UNKNOWN.ordinal() ? KINDS[number] : UNKNOWN;
    }

    /** What a word of a record holds: {@link #NAME}, {@link #TYPE} or a number. */
    char role(int word) {
        int inElements = word - beforeElements.length();
        return inElements < 0 ? beforeElements.charAt(word) : element.charAt(inElements % elementWords);
    }

    /** Where C looks the name of such a type up; kind_flag makes a forward declaration one of a union. */
    Namespace namespace(boolean flag) {
        return flag && this == FWD ? Namespace.UNION : namespace;
    }

    /** Whether C code can refer to such a type by its name. */
    boolean isNamed() {
        return namespace != Namespace.NONE;
    }

    /** Names or qualifies another type without changing what its values look like. */
    boolean isModifier() {
        return switch (this) {
            case TYPEDEF, VOLATILE, CONST, RESTRICT, TYPE_TAG -> true;
            default -> false;
        };
    }

    /** Whether values, members and pointers can be of such a type. */
    boolean isCType() {
        return switch (this) {
            case FUNC, VAR, DATASEC, DECL_TAG, UNKNOWN -> false;
            default -> true;
        };
    }
}
