// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompositeTest {
    private final Blob blob = new Blob();
    private final int number = blob.number();

    private Composite find(String name) {
        return (Composite) blob.btf().find(name).orElseThrow();
    }

    private static Member member(Composite type, String name) {
        return type.member(name).orElseThrow();
    }

    @Test
    void keepsMembersInOrder() {
        blob.struct("timeval", 16, "tv_sec", number, 0, "tv_usec", number, 64);

        Composite type = find("struct timeval");

        assertThat(type.size()).isEqualTo(16);
        assertThat(type.isUnion()).isFalse();
        assertThat(type.members()).extracting(Member::name).containsExactly("tv_sec", "tv_usec");
        assertThat(type.members()).extracting(Member::offset).containsExactly(0, 8);
        assertThat(type.members()).extracting(Member::bitSize).containsOnly(0);
    }

    @Test
    void keepsTheTypeAsItWasWritten() {
        int time = blob.typedef("__kernel_time_t", blob.typedef("__kernel_long_t", number));
        int constant = blob.modifier(Kind.CONST, blob.modifier(Kind.VOLATILE, time));
        blob.struct("s", 4, "t", constant, 0);

        Member member = member(find("struct s"), "t");

        assertThat(member.typeName()).isEqualTo("const volatile __kernel_time_t");
        assertThat(member.type()).isEqualTo(new BtfType.Int("int", 4, true, false));
    }

    @Test
    void hasItsNamesReadyToBeWritten() {
        blob.struct("s", 4, "size", number, 0);

        Member member = member(find("struct s"), "size");

        assertThat(member.nameBytes()).isEqualTo("size".getBytes(US_ASCII));
        assertThat(member.typeNameBytes()).isEqualTo("int".getBytes(US_ASCII));
    }

    @Test
    void seesThroughTypeTags() {
        int tagged = blob.add(Kind.TYPE_TAG, false, 0, "user", blob.modifier(Kind.CONST, number));
        blob.struct("s", 8, "p", blob.pointer(tagged), 0);

        Member member = member(find("struct s"), "p");

        assertThat(member.typeName()).isEqualTo("const int *");
        assertThat(((Pointer) member.type()).target().cName()).isEqualTo("int");
    }

    @Test
    void readsBitFieldsWhoseSizeIsInTheMember() {
        int flags = blob.enumeration("flags", 4, false, "A", 1);
        int character = blob.integer("unsigned char", 1, 0);
        blob.flaggedStruct(
                "s",
                8,
                "low",
                number,
                Blob.bitField(3, 0),
                "high",
                number,
                Blob.bitField(29, 3),
                "flags",
                flags,
                Blob.bitField(5, 32),
                "whole",
                character,
                Blob.bitField(0, 40));

        Composite type = find("struct s");

        assertThat(type.members()).extracting(Member::bitOffset).containsExactly(0, 3, 32, 40);
        assertThat(type.members()).extracting(Member::bitSize).containsExactly(3, 29, 5, 0);
        assertThat(type.members()).extracting(Member::isBitField).containsExactly(true, true, true, false);
        assertThat(type.members()).extracting(Member::offset).containsExactly(0, 0, 4, 5);
    }

    @Test
    void readsBitFieldsWhoseSizeIsInTheInt() {
        int three = blob.narrow(4, 0, 3);
        int shifted = blob.modifier(Kind.CONST, blob.typedef("shifted", blob.narrow(4, 7, 9)));
        blob.struct("s", 8, "low", three, 0, "high", shifted, 32, "whole", number, 32);

        Composite type = find("struct s");

        assertThat(type.members()).extracting(Member::bitOffset).containsExactly(0, 39, 32);
        assertThat(type.members()).extracting(Member::bitSize).containsExactly(3, 9, 0);
        assertThat(type.members()).extracting(Member::typeName).containsExactly("unsigned int", "const shifted", "int");
    }

    @Test
    void findsMembersOfAnonymousMembersAtTheirPlace() {
        int deepest = blob.struct("", 8, "c", number, 0, "d", number, 32);
        int union = blob.union("", 8, "b", number, 0, "", deepest, 0);
        blob.struct("s", 24, "a", number, 0, "", union, 64, "named", deepest, 128);
        Composite type = find("struct s");

        assertThat(member(type, "a").offset()).isZero();
        assertThat(member(type, "b").offset()).isEqualTo(8);
        assertThat(member(type, "d").offset()).isEqualTo(12);
        assertThat(type.member("x")).isEmpty();
        assertThat(member(type, "named").type().cName()).isEqualTo("struct {...}");
        assertThat(type.members().get(1).typeName()).isEqualTo("union {...}");
    }

    @Test
    void knowsUnions() {
        blob.union("sigval", 8, "sival_int", number, 0, "sival_ptr", blob.pointer(0), 0);

        Composite type = find("union sigval");

        assertThat(type.isUnion()).isTrue();
        assertThat(type.members()).extracting(Member::bitOffset).containsExactly(0, 0);
        assertThat(member(type, "sival_ptr").typeName()).isEqualTo("void *");
    }

    @Test
    void knowsArraysOfArrays() {
        blob.struct("s", 24, "m", blob.array(blob.array(number, 3), 2), 0);

        Member member = member(find("struct s"), "m");

        assertThat(member.typeName()).isEqualTo("int[2][3]");
        BtfType.Array outer = (BtfType.Array) member.type();
        assertThat(outer.count()).isEqualTo(2);
        assertThat(outer.size()).isEqualTo(24);
        assertThat(outer.element()).isEqualTo(new BtfType.Array("int[3]", new BtfType.Int("int", 4, true, false), 3));
    }

    @Test
    void letsAFlexibleArrayStandAtTheEnd() {
        blob.struct("s", 4, "n", number, 0, "data", blob.array(number, 0), 32);

        Member member = member(find("struct s"), "data");

        assertThat(member.typeName()).isEqualTo("int[]");
        assertThat(member.offset()).isEqualTo(4);
        assertThat(member.type().size()).isZero();
    }

    @Test
    void mayContainAPointerToItself() {
        blob.struct("list_head", 16, "next", blob.pointer(3), 0, "prev", 2, 64);

        Composite type = find("struct list_head");

        assertThat(member(type, "prev").typeName()).isEqualTo("struct list_head *");
        assertThat(((Pointer) member(type, "prev").type()).target()).isSameAs(type);
    }

    @Test
    void mayContainFloats() {
        blob.struct(
                "s",
                32,
                "f",
                blob.add(Kind.FLOAT, false, 0, "float", 4),
                0,
                "d",
                blob.add(Kind.FLOAT, false, 0, "double", 8),
                64,
                "l",
                blob.add(Kind.FLOAT, false, 0, "long double", 16),
                128);

        assertThat(find("struct s").members())
                .extracting(Member::type)
                .containsExactly(
                        new BtfType.Float("float", 4),
                        new BtfType.Float("double", 8),
                        new BtfType.Float("long double", 16));
    }

    @Test
    void mayPointToFunctionsAndDeclarations() {
        int file = blob.forward("file", false);
        int function = blob.function(number, "file", blob.pointer(file), "mode", number);
        blob.struct("ops", 16, "open", blob.pointer(function), 0, "file", blob.pointer(file), 64);
        Composite type = find("struct ops");

        assertThat(((Pointer) member(type, "open").type()).target())
                .isEqualTo(new BtfType.Function("int (struct file *, int)"));
        assertThat(((Pointer) member(type, "file").type()).target()).isEqualTo(new BtfType.Forward("struct file"));
    }
}
