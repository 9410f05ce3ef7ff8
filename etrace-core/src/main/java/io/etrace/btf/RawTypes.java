// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.IntBuffer;

/**
 * The type records (see {@link Kind}) as they lie in the type section, numbered from 1; type 0, void, has no record there. A
 * record never reaches beyond the section. What it says, ids of types and names, is checked when it is used.
 */
final class RawTypes {
    /** The kernel's verifier follows 32 types (MAX_RESOLVE_DEPTH); no compiler writes longer chains of modifiers. */
    private static final int MAX_MODIFIERS = 64;

    final StringTable strings;

    /** The section behind three zero words, which are the record of void. */
    private final int[] words;

    private final int[] starts;
    private final int[] named;

    RawTypes(Sections sections) {
        strings = new StringTable(sections.strings());
        IntBuffer section = sections.types().asIntBuffer();
        words = new int[Kind.COMMON_WORDS + section.remaining()];
        section.get(words, Kind.COMMON_WORDS, section.remaining());
        RecordIndex index = new RecordIndex(words, new RecordSizes(sections.layout()));
        starts = index.starts();
        named = index.named();
    }

    /** The number of types, void included: ids are less. */
    int count() {
        return starts.length;
    }

    /** Ascending ids of the types that have a name in C. */
    int[] named() {
        return named;
    }

    Kind kind(int id) {
        return Kind.of(Info.kind(words[starts[id] + 1]));
    }

    boolean flag(int id) {
        return Info.flag(words[starts[id] + 1]);
    }

    int elements(int id) {
        return Info.elements(words[starts[id] + 1]);
    }

    int nameOffset(int id) {
        return words[starts[id]];
    }

    String name(int id) {
        return strings.text(nameOffset(id));
    }

    int size(int id) {
        int size = words[starts[id] + 2];
        if (size < 0) {
            throw new BtfException(describe(id) + " has " + Integer.toUnsignedString(size) + " bytes");
        }
        return size;
    }

    int recordWords(int id) {
        return Kind.COMMON_WORDS + kind(id).fixedWords + elements(id) * kind(id).elementWords;
    }

    /** The word at an index of the record. */
    int recordWord(int id, int index) {
        return words[starts[id] + index];
    }

    /** The word at an index behind the three common ones. */
    int word(int id, int index) {
        return words[starts[id] + Kind.COMMON_WORDS + index];
    }

    /** The type that a pointer, a modifier, an array or a function's result refers to. */
    int target(int id) {
        return checked(id, kind(id) == Kind.ARRAY ? word(id, 0) : words[starts[id] + 2]);
    }

    /** The type at a word index behind the three common ones. */
    int target(int id, int index) {
        return checked(id, word(id, index));
    }

    /** What is left of a type without typedefs, qualifiers and tags. */
    int unmodified(int id) {
        int left = MAX_MODIFIERS;
        int type = id;
        while (kind(type).isModifier()) {
            if (left-- == 0) {
                throw new BtfException(
                        describe(id) + " leads through more than " + MAX_MODIFIERS + " typedefs and qualifiers");
            }
            type = target(type);
        }
        return type;
    }

    Namespace namespace(int id) {
        return kind(id).namespace(flag(id));
    }

    /** For messages: {@code BTF type 17 (STRUCT stat)}. */
    String describe(int id) {
        return "BTF type " + id + " (" + kind(id) + " " + name(id) + ")";
    }

    /** @return {@code to}, which a word of {@code from} holds, when it is the id of a type */
    int checked(int from, int to) {
        if (Integer.compareUnsigned(to, starts.length) >= 0) {
            throw new BtfException(describe(from) + " refers to type " + Integer.toUnsignedString(to)
                    + ", the last one is " + (starts.length - 1));
        }
        return to;
    }
}
