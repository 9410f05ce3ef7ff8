// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What C's declarators look like when the types nest; {@code SpellingIT} asks gcc about all members of the kernel. */
class SpellingTest {
    private final Blob blob = new Blob();
    private final int character = blob.integer("char", 1, 0);
    private final int unsigned = blob.integer("long unsigned int", 8, 0);

    private String spell(int id) {
        int struct = blob.struct("s", 4096, "m", id, 0);
        Composite type = (Composite) blob.btf().type(struct);
        return type.members().getFirst().typeName();
    }

    private int constant(int id) {
        return blob.modifier(Kind.CONST, id);
    }

    @Test
    void putsQualifiersBesideWhatTheyQualify() {
        assertThat(spell(constant(unsigned))).isEqualTo("const unsigned long");
        assertThat(spell(blob.pointer(constant(character)))).isEqualTo("const char *");
        assertThat(spell(constant(blob.pointer(character)))).isEqualTo("char *const");
        assertThat(spell(blob.pointer(constant(blob.pointer(constant(character))))))
                .isEqualTo("const char *const *");
        assertThat(spell(blob.modifier(Kind.RESTRICT, blob.pointer(blob.modifier(Kind.VOLATILE, 0)))))
                .isEqualTo("volatile void *restrict");
        assertThat(spell(constant(blob.array(character, 4)))).isEqualTo("const char[4]");
    }

    @Test
    void tellsArraysOfPointersFromPointersToArrays() {
        int rows = blob.array(character, 4);

        assertThat(spell(blob.array(blob.pointer(character), 4))).isEqualTo("char *[4]");
        assertThat(spell(blob.pointer(rows))).isEqualTo("char (*)[4]");
        assertThat(spell(blob.array(blob.pointer(rows), 2))).isEqualTo("char (*[2])[4]");
    }

    @Test
    void writesFunctions() {
        int none = blob.function(0);
        int some = blob.function(character, "a", blob.pointer(character), "b", unsigned);

        assertThat(spell(blob.pointer(none))).isEqualTo("void (*)(void)");
        assertThat(spell(constant(blob.pointer(some)))).isEqualTo("char (*const)(char *, unsigned long)");
        assertThat(spell(blob.array(blob.pointer(some), 3))).isEqualTo("char (*[3])(char *, unsigned long)");
        assertThat(spell(blob.pointer(blob.pointer(some)))).isEqualTo("char (**)(char *, unsigned long)");
        assertThat(spell(blob.pointer(blob.function(character, "a", character, "", 0))))
                .isEqualTo("char (*)(char, ...)");
    }

    @Test
    void writesFunctionsThatTakeAndReturnFunctions() {
        int handler = blob.pointer(blob.function(0, "signal", character));

        assertThat(spell(blob.pointer(blob.function(handler, "signal", character, "new", handler))))
                .isEqualTo("void (*(*)(char, void (*)(char)))(char)");
    }

    @Test
    void namesTagsWithTheirWord() {
        assertThat(spell(blob.struct("a", 1))).isEqualTo("struct a");
        assertThat(spell(blob.union("b", 1))).isEqualTo("union b");
        assertThat(spell(blob.enumeration("c", 4, false))).isEqualTo("enum c");
        assertThat(spell(blob.pointer(blob.forward("d", false)))).isEqualTo("struct d *");
        assertThat(spell(blob.pointer(blob.forward("e", true)))).isEqualTo("union e *");
        assertThat(spell(blob.enumeration("", 4, false))).isEqualTo("enum {...}");
    }
}
