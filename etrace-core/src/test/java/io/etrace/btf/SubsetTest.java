// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SubsetTest {
    private final Blob blob = new Blob();
    private final int number = blob.number();

    private Btf subset(String... cTypes) {
        return Btf.parse(blob.btf().subset(List.of(cTypes)));
    }

    private static Member member(Btf btf, String type, String name) {
        return ((Composite) btf.find(type).orElseThrow()).member(name).orElseThrow();
    }

    private static BtfType target(Member member) {
        return ((Pointer) member.type()).target();
    }

    @Test
    void hasWhatValuesContain() {
        int time = blob.typedef("time_t", number);
        int inner = blob.struct("inner", 8, "sec", time, 0, "nsec", blob.modifier(Kind.CONST, number), 32);
        blob.struct(
                "outer", 24, "pair", blob.array(inner, 2), 0, "kind", blob.enumeration("kind", 4, true, "A", -1), 128);
        Btf subset = subset("struct outer *");

        assertThat(member(subset, "struct outer", "pair").typeName()).isEqualTo("struct inner[2]");
        assertThat(member(subset, "struct inner", "sec").typeName()).isEqualTo("time_t");
        assertThat(member(subset, "struct inner", "nsec").typeName()).isEqualTo("const int");
        Enumeration kind = (Enumeration) member(subset, "struct outer", "kind").type();
        assertThat(kind.name(kind.indexOf(-1))).isEqualTo("A");
    }

    @Test
    void hasTheNamesOnlyOfWhatMembersPointTo() {
        int big = blob.struct("big", 4, "n", number, 0);
        int union = blob.union("choice", 4, "n", number, 0);
        blob.struct("s", 16, "big", blob.pointer(blob.modifier(Kind.CONST, big)), 0, "choice", blob.pointer(union), 64);
        Btf subset = subset("struct s");

        assertThat(member(subset, "struct s", "big").typeName()).isEqualTo("const struct big *");
        assertThat(target(member(subset, "struct s", "big"))).isEqualTo(new BtfType.Forward("struct big"));
        assertThat(target(member(subset, "struct s", "choice"))).isEqualTo(new BtfType.Forward("union choice"));
    }

    @Test
    void describesWhatIsPointedToWhenItIsWantedItself() {
        int vector = blob.struct("iovec", 4, "n", number, 0);
        blob.struct("msghdr", 8, "iov", blob.pointer(vector), 0);
        Btf subset = subset("struct msghdr *", "const struct iovec *");

        assertThat(target(member(subset, "struct msghdr", "iov")))
                .isSameAs(subset.find("struct iovec").orElseThrow());
        assertThat(subset.find("struct iovec")).containsInstanceOf(Composite.class);
    }

    @Test
    void keepsTypedefsOfWhatIsPointedTo() {
        int anonymous = blob.typedef("siginfo_t", blob.struct("", 4, "n", number, 0));
        int tagged = blob.typedef("stack_t", blob.struct("sigaltstack", 4, "n", number, 0));
        blob.struct("s", 16, "info", blob.pointer(anonymous), 0, "stack", blob.pointer(tagged), 64);
        Btf subset = subset("struct s");

        assertThat(member(subset, "struct s", "info").typeName()).isEqualTo("siginfo_t *");
        assertThat(target(member(subset, "struct s", "info"))).isInstanceOf(BtfType.Void.class);
        assertThat(member(subset, "struct s", "stack").typeName()).isEqualTo("stack_t *");
        assertThat(target(member(subset, "struct s", "stack"))).isEqualTo(new BtfType.Forward("struct sigaltstack"));
    }

    @Test
    void keepsTheSpellingOfFunctionPointers() {
        int file = blob.struct("file", 4, "n", number, 0);
        int function = blob.function(blob.pointer(file), "f", blob.pointer(file), "n", number, "", 0);
        blob.struct("ops", 8, "open", blob.pointer(function), 0);

        assertThat(member(subset("struct ops"), "struct ops", "open").typeName())
                .isEqualTo("struct file *(*)(struct file *, int, ...)");
    }

    @Test
    void followsStructsThatPointToThemselves() {
        blob.struct("list_head", 16, "next", blob.pointer(3), 0, "prev", 2, 64);
        Btf subset = subset("struct list_head");

        assertThat(target(member(subset, "struct list_head", "prev")))
                .isSameAs(subset.find("struct list_head").orElseThrow());
    }

    @Test
    void passesOverNamesThatAreNotKnown() {
        Btf subset = subset("struct nothing *", "void *", "", "int");

        assertThat(subset.find("int")).isPresent();
        assertThat(subset.find("struct nothing")).isEmpty();
    }

    @Test
    void isEmptyWhenNothingIsWanted() {
        assertThat(blob.btf().subset(List.of())).hasSize(Sections.HEADER_BYTES + 1);
        assertThat(subset().find("int")).isEmpty();
    }
}
