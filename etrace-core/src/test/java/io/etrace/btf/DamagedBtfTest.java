// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;

/** What is wrong is named with its values. */
class DamagedBtfTest {
    private final Blob blob = new Blob();
    private final int number = blob.number();

    private static ThrowableAssertAlternative<BtfException> assertRefused(byte[] bytes) {
        return assertThatExceptionOfType(BtfException.class).isThrownBy(() -> Btf.parse(bytes));
    }

    private ThrowableAssertAlternative<BtfException> assertRefused(int id) {
        Btf btf = blob.btf();
        return assertThatExceptionOfType(BtfException.class).isThrownBy(() -> btf.type(id));
    }

    private byte[] withInt(int offset, int value) {
        byte[] bytes = blob.bytes();
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        return bytes;
    }

    @Test
    void headers() {
        byte[] bytes = blob.bytes();
        assertRefused(new byte[0]).withMessageContaining("0 bytes");
        assertRefused(Arrays.copyOf(bytes, 23))
                .withMessageContaining("23 bytes")
                .withMessageContaining("24");
        assertRefused("\177ELF\2\1\1 and so on, 24 bytes".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .withMessageContaining("0x457f");
        assertRefused(withInt(0, 0x0001_9feb).clone()).withMessageContaining("0x9feb");
        assertRefused(withInt(0, 0x0000_9feb + 1)).withMessageContaining("0x9fec");
        assertRefused(withInt(0, 0x0002_eb9f)).withMessageContaining("version 2");
        assertRefused(withInt(4, 8)).withMessageContaining("length 8 ");
        assertRefused(withInt(4, -1)).withMessageContaining("4294967295");
    }

    @Test
    void sections() {
        byte[] bytes = blob.bytes();
        assertRefused(Arrays.copyOf(bytes, bytes.length - 1)).withMessageContaining("string section");
        assertRefused(withInt(8, -4)).withMessageContaining("type section at 4294967316 with 16 bytes");
        assertRefused(withInt(12, 15)).withMessageContaining("15 bytes, no multiple of 4");
        assertRefused(withInt(12, 0x7fff_fffc)).withMessageContaining("2147483644 bytes");
        assertRefused(withInt(20, 0)).withMessageContaining("string section of 0 bytes");
        assertRefused(withInt(20, 3)).withMessageContaining("string section of 3 bytes");
        assertRefused(withInt(16, 17)).withMessageContaining("string section");
    }

    @Test
    void records() {
        assertRefused(withInt(24 + 4, 0))
                .withMessageContaining("type 1 of kind 0")
                .withMessageContaining("not known");
        assertRefused(withInt(24 + 4, 20 << 24))
                .withMessageContaining("kind 20")
                .withMessageContaining("not known");
        assertRefused(withInt(24 + 4, Info.of(Kind.STRUCT, false, 1)))
                .withMessageContaining("type 1 of kind 4, 16 bytes before the end");
        assertRefused(withInt(24 + 4, Info.of(Kind.ENUM64, false, 0xff_ffff))).withMessageContaining("reaches beyond");
        assertRefused(withInt(12, 12)).withMessageContaining("type 1 of kind 1, 12 bytes before the end");
        assertRefused(withInt(24, 99)).withMessageContaining("name offset 99");
    }

    @Test
    void references() {
        assertRefused(blob.typedef("t", 99))
                .withMessageContaining("type 2 (TYPEDEF t) refers to type 99, the last one is 2");
        assertRefused(blob.pointer(-1)).withMessageContaining("(PTR ) refers to type 4294967295");
        assertRefused(blob.struct("s", 4, "m", 70, 0)).withMessageContaining("(STRUCT s) refers to type 70");
        assertRefused(blob.array(71, 1)).withMessageContaining("refers to type 71");
        assertRefused(blob.function(number, "p", 72)).withMessageContaining("refers to type 72");
        int function = blob.add(Kind.FUNC, false, 0, "f", blob.function(number));
        assertRefused(function).withMessageContaining("(FUNC f) stands where a C type belongs");
        assertRefused(blob.struct("s", 4, "m", function, 0)).withMessageContaining("(FUNC f)");
    }

    @Test
    void namesOfMembersAndEnumerators() {
        assertRefused(blob.add(Kind.STRUCT, false, 1, "s", 4, 1000, number, 0))
                .withMessageContaining("name offset 1000");
        assertRefused(blob.add(Kind.ENUM, false, 1, "e", 4, -1, 0)).withMessageContaining("name offset 4294967295");
        assertRefused(blob.typedef("t".repeat(512), blob.struct("x".repeat(600), 4)))
                .withMessageContaining("longer than the 511 bytes");
        for (String name : new String[] {"a\nb", "\033[2J", "\177", "größe"}) {
            assertRefused(blob.struct(name, 4)).withMessageMatching(".* has a byte \\d+ that is not printable ASCII");
        }
    }

    @Test
    void typesThatContainThemselves() {
        int typedef = blob.typedef("t", number + 1);
        assertRefused(typedef).withMessageContaining("(TYPEDEF t) leads through more than 64");
        int first = blob.modifier(Kind.CONST, number + 3);
        assertThat(blob.modifier(Kind.VOLATILE, first)).isEqualTo(number + 3);
        assertRefused(first).withMessageContaining("more than 64");
        assertRefused(blob.array(number + 4, 1)).withMessageContaining("more than 64 levels");
        assertRefused(blob.pointer(number + 5)).withMessageContaining("(PTR ) takes more than");
        assertRefused(blob.struct("s", 8, "s", number + 6, 0))
                .withMessageContaining("(STRUCT s) is nested more than 64");
        assertRefused(blob.union("u", 8, "a", blob.array(number + 8, 2), 0))
                .withMessageContaining("more than 64 levels");
        int function = blob.function(number + 10, "p", number + 10);
        assertThat(blob.pointer(function)).isEqualTo(number + 10);
        assertRefused(function).withMessageContaining("(FUNC_PROTO ) takes more than");
    }

    @Test
    void typesNestedTooDeeply() {
        int[] structs = new int[70];
        structs[0] = blob.struct("s0", 4, "n", number, 0);
        for (int i = 1; i < structs.length; i++) {
            structs[i] = blob.struct("s" + i, 4, "inner", structs[i - 1], 0);
        }
        assertRefused(structs[64]).withMessageContaining("64");
        Btf btf = blob.btf();
        assertThat(btf.type(structs[63])).isInstanceOf(Composite.class);
        // What is already made must not lend its depth to what contains it.
        assertThatExceptionOfType(BtfException.class)
                .isThrownBy(() -> btf.type(structs[64]))
                .withMessageContaining("(STRUCT s64) unfolds to 66 values on 65 levels");
    }

    @Test
    void typesThatUnfoldWithoutEnd() {
        int union = blob.union("u0", 4, "n", number, 0);
        for (int i = 1; i < 60; i++) {
            union = blob.union("u" + i, 4, "a", union, 0, "b", union, 0);
        }
        assertRefused(union).withMessageContaining("values on").withMessageContaining("65536");
        assertRefused(blob.array(blob.struct("empty", 0), 70_000)).withMessageContaining("unfolds to 70000 values");
    }

    @Test
    void sizes() {
        assertRefused(blob.integer("i3", 3, 0)).withMessageContaining("(INT i3) has 3 bytes");
        assertRefused(blob.integer("i32", 32, 0)).withMessageContaining("has 32 bytes");
        assertRefused(blob.add(Kind.FLOAT, false, 0, "f", 5)).withMessageContaining("(FLOAT f) has 5 bytes");
        assertRefused(blob.enumeration("e", 16, false)).withMessageContaining("(ENUM e) has 16 bytes");
        assertRefused(blob.struct("s", -1)).withMessageContaining("(STRUCT s) has 4294967295 bytes");
        assertRefused(blob.array(number, -1)).withMessageContaining("4294967295 elements of 4 bytes");
        assertRefused(blob.array(number, 1 << 29)).withMessageContaining("536870912 elements of 4 bytes");
    }

    @Test
    void membersOutsideTheirStruct() {
        assertRefused(blob.struct("s", 4, "m", number, 8))
                .withMessageContaining("of 4 bytes cannot have 32 bits of member int m at bit 8");
        assertRefused(blob.struct("s", 8, "m", number, -32)).withMessageContaining("at bit -32");
        assertRefused(blob.struct("s", 8, "m", number, 4)).withMessageContaining("at bit 4");
        assertRefused(blob.flaggedStruct("s", 4, "m", number, Blob.bitField(8, 25)))
                .withMessageContaining("cannot have 8 bits");
        assertRefused(blob.flaggedStruct("s", 8, "m", number, Blob.bitField(33, 0)))
                .withMessageContaining("cannot have 33 bits");
        assertRefused(blob.flaggedStruct("s", 8, "m", blob.pointer(number), Blob.bitField(3, 0)))
                .withMessageContaining("cannot have 3 bits of member int * m");
    }
}
