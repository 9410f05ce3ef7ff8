// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etrace.syscalls.LengthSpec.Unit;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.Semantics.Written;
import io.etrace.syscalls.SemanticsTable.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SemanticsTableTest {
    private static Entry entry(String line) {
        SemanticsTable table = SemanticsTable.parse("test", line);
        return table.syscall(table.names().iterator().next()).orElseThrow();
    }

    private static Semantics parameter(String line, int index) {
        return entry(line).parameters().get(index).meaning();
    }

    @Test
    void readsNamesKindsAndResult() {
        Entry entry = entry("openat(dfd: dirfd, filename: path, flags: flags open, mode: mode) = fd");

        assertThat(entry.name()).isEqualTo("openat");
        assertThat(entry.parameters().stream().map(SemanticsTable.Named::name))
                .containsExactly("dfd", "filename", "flags", "mode");
        assertThat(entry.parameters().get(0).meaning()).isEqualTo(Semantics.of(Kind.DIRFD));
        assertThat(entry.parameters().get(1).meaning()).isEqualTo(Semantics.of(Kind.PATH, Direction.IN));
        assertThat(entry.parameters().get(2).meaning())
                .isEqualTo(new Semantics(Kind.FLAGS, Direction.NONE, LengthSpec.NONE, "open"));
        assertThat(entry.result()).isEqualTo(Semantics.of(Kind.FD));
    }

    @Test
    void resultIsANumberUnlessSaid() {
        assertThat(entry("sync()").result()).isEqualTo(Semantics.of(Kind.NUMBER));
    }

    @Test
    void readsEveryExtent() {
        assertThat(extent("count")).isEqualTo(new LengthSpec.Argument(1));
        assertThat(extent("bytes count")).isEqualTo(new LengthSpec.Argument(1, Unit.BYTES));
        assertThat(extent("pages count")).isEqualTo(new LengthSpec.Argument(1, Unit.PAGES));
        assertThat(extent("nodes count")).isEqualTo(new LengthSpec.Argument(1, Unit.NODES));
        assertThat(extent("ret")).isEqualTo(new LengthSpec.Result());
        assertThat(extent("ret max count")).isEqualTo(new LengthSpec.Result(Unit.NATURAL, 1));
        assertThat(extent("bytes ret max count")).isEqualTo(new LengthSpec.Result(Unit.BYTES, 1));
        assertThat(extent("*count")).isEqualTo(new LengthSpec.Pointed(1));
        assertThat(extent("bytes *count")).isEqualTo(new LengthSpec.Pointed(1, Unit.BYTES, 0));
        assertThat(extent("*count >> 28")).isEqualTo(new LengthSpec.Pointed(1, Unit.NATURAL, 28));
        assertThat(extent(".size")).isEqualTo(new LengthSpec.Member("size"));
        assertThat(extent(".size or 64")).isEqualTo(new LengthSpec.Member("size", Unit.NATURAL, 64));
        assertThat(extent("tail .length")).isEqualTo(new LengthSpec.Member("length", Unit.TAIL, 0));
        assertThat(extent("2")).isEqualTo(new LengthSpec.Fixed(2));
        assertThat(extent("bytes 14")).isEqualTo(new LengthSpec.Fixed(14, Unit.BYTES));
        assertThat(extent("ioc count")).isEqualTo(new LengthSpec.IoctlSize(1));
    }

    private static LengthSpec extent(String text) {
        return parameter("call(buf: out buffer[" + text + "], count: size)", 0).extent();
    }

    @Test
    void readsWhenOutMemoryIsWritten() {
        assertThat(parameter("call(p: out struct)", 0).written()).isEqualTo(Written.ON_SUCCESS);
        assertThat(parameter("call(p: out struct on error)", 0).written()).isEqualTo(Written.ALWAYS);
        assertThat(parameter("call(p: out struct on interrupt)", 0).written()).isEqualTo(Written.ON_INTERRUPT);
        assertThat(parameter("call(p: inout struct rusage[2] on positive)", 0))
                .isEqualTo(new Semantics(
                        Kind.STRUCT, Direction.INOUT, new LengthSpec.Fixed(2), "rusage", Written.ON_POSITIVE));
    }

    @Test
    void readsTheErrorWithWhichACallWritesMemory() {
        Semantics meaning = parameter("call(p: out struct on EOVERFLOW)", 0);

        assertThat(meaning.written()).isEqualTo(Written.ALWAYS);
        assertThat(meaning.error()).isEqualTo(75);
        assertThat(parameter("call(p: out struct on error)", 0).error()).isZero();
    }

    @Test
    void readsHowNumbersLieThere() {
        assertThat(parameter("call(n: network u16 enum ethernet_protocol)", 0).form())
                .isEqualTo(new NumberForm(2, NumberForm.Sign.UNSIGNED, true));
        assertThat(parameter("call(p: out u64 on error)", 0))
                .isEqualTo(new Semantics(Kind.NUMBER, Direction.OUT, LengthSpec.NONE, "", Written.ALWAYS)
                        .withForm(new NumberForm(8, NumberForm.Sign.UNSIGNED, false)));
        assertThat(parameter("call(p: inout s32[2])", 0).extent()).isEqualTo(new LengthSpec.Fixed(2));
        assertThat(entry("call() = s32").result().form()).isEqualTo(new NumberForm(4, NumberForm.Sign.SIGNED, false));
        assertThat(parameter("call(n: number)", 0).form()).isEqualTo(NumberForm.OF_C_TYPE);
    }

    @Test
    void readsWhenACallLooksAtAnArgument() {
        Entry entry = entry("open(flags: flags open, mode: mode if flags & O_CREAT|O_TMPFILE != 0 and mode = 1|2)");

        assertThat(entry.parameters().get(0).used()).isEmpty();
        assertThat(entry.parameters().get(1).used())
                .containsExactly(
                        new SemanticsTable.Test(0, "O_CREAT|O_TMPFILE", List.of("0"), true),
                        new SemanticsTable.Test(1, "", List.of("1", "2")));
        assertThat(parameter("call(a: unused)", 0)).isEqualTo(Semantics.of(Kind.UNUSED));
    }

    @Test
    void readsMembersAsSomeCallsSeeThem() {
        SemanticsTable table = SemanticsTable.parse("test", """
                struct outer(inner.family: enum arp_hardware, time: signed number)
                struct request(param: flags statmount)
                struct request as list(param: number)
                struct pair[1](low: flags high)
                """);

        assertThat(table.member("outer", "inner.family").orElseThrow().name()).isEqualTo("arp_hardware");
        assertThat(table.member("outer", "time").orElseThrow().form().sign()).isEqualTo(NumberForm.Sign.SIGNED);
        assertThat(table.member(SemanticsTable.view("request", "list"), "param"))
                .contains(Semantics.UNKNOWN);
        assertThat(table.hasElement("pair", 1)).isTrue();
        assertThat(table.hasElement("pair", 0)).isFalse();
        assertThat(parameter("call(p: in struct request as list[2])", 0).view()).isEqualTo("list");
    }

    @Test
    void readsUnionsAndPointersToScalars() {
        assertThat(parameter("bpf(uattr: in union bpf_attr)", 0).name()).isEqualTo("union bpf_attr");
        assertThat(parameter("pipe(fildes: out fd[2])", 0))
                .isEqualTo(new Semantics(Kind.FD, Direction.OUT, new LengthSpec.Fixed(2), ""));
    }

    @Test
    void readsVariantsInOrder() {
        Entry entry = entry("""
                fcntl(fd: fd, cmd: enum fcntl, arg: number)
                fcntl[cmd = F_SETLK|F_SETLKW](arg: in struct flock)
                fcntl[cmd & 0xff = 2, fd = 1]() = flags fd_flags   # a comment
                """);

        assertThat(entry.variations()).hasSize(2);
        assertThat(entry.variations().get(0).tests())
                .containsExactly(new SemanticsTable.Test(1, "", List.of("F_SETLK", "F_SETLKW")));
        assertThat(entry.variations().get(0).changes())
                .containsExactly(Map.entry(2, new Semantics(Kind.STRUCT, Direction.IN, LengthSpec.NONE, "flock")));
        assertThat(entry.variations().get(0).result()).isEmpty();
        assertThat(entry.variations().get(1).tests())
                .containsExactly(
                        new SemanticsTable.Test(1, "0xff", List.of("2")), new SemanticsTable.Test(0, "", List.of("1")));
        assertThat(entry.variations().get(1).result().orElseThrow().name()).isEqualTo("fd_flags");
    }

    @Test
    void readsStructMembersAndAddressFamilies() {
        SemanticsTable table = SemanticsTable.parse("test", """
                struct pollfd(fd: fd, events: flags poll)
                union sigval(sival_ptr: address)
                sockaddr AF_INET = sockaddr_in
                type umode_t = mode
                """);

        assertThat(table.member("pollfd", "fd")).contains(Semantics.of(Kind.FD));
        assertThat(table.member("pollfd", "events").orElseThrow().name()).isEqualTo("poll");
        assertThat(table.member("pollfd", "revents")).isEmpty();
        assertThat(table.member("union sigval", "sival_ptr")).contains(Semantics.of(Kind.ADDRESS));
        assertThat(table.addresses()).containsExactly(Map.entry("AF_INET", "sockaddr_in"));
        assertThat(table.types()).containsExactly(Map.entry("umode_t", Semantics.of(Kind.MODE)));
        assertThat(table.names()).isEmpty();
    }

    @Test
    void ignoresCommentsAndEmptyLines() {
        assertThat(SemanticsTable.parse("test", "# nothing\n\n   # here\n").names())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', textBlock = """
            read(fd: fd;                         expected ',' but found the end of the line
            read(fd fd);                         expected ':' but found 'fd'
            read(fd: fdd);                       unknown kind 'fdd'; kinds are address,
            read(fd: );                          expected a kind such as fd, path or buffer but found ')'
            read(buf: buffer);                   buffer is memory and needs a direction: in, out or inout
            read(buf: out buffer[cnt]);          'cnt' is none of the parameters buf
            read(buf: out buffer[words buf]);    unknown unit 'words'; units are bytes, tail, pages, nodes and ioc
            read(buf: out buffer[buf);           expected ']' but found ')'
            read(buf: out buffer[99999999999]);  '99999999999' is no number of elements
            read(flags: flags);                  expected the constant set of flags but found ')'
            read(fd: fd open);                   'open' after fd, which takes no name
            read(p: out struct on failure);      expected error, interrupt, positive or the name of an error after 'on' but found 'failure'
            read(p: in struct on error);         'on' says when out memory is written, but the direction is in
            read(a: fd, b: fd if c = 1);         'c' is none of the parameters a, b
            read(a: fd, b: fd if a);             expected '=' but found ')'
            read(fd: fd) fd;                     unexpected 'fd' after the end of the entry
            read(fd: fd) = ;                     expected a kind such as fd, path or buffer but found the end
            read(fd: fd{2});                     unexpected character '{'
            read[fd = 1]();                      the variant of read must follow the entry of read
            (fd: fd);                                    expected a name and '(' but found
            """)
    void namesTheLineAndWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> SemanticsTable.parse("a.table", "# first\n" + line))
                .isInstanceOf(TableException.class)
                .hasMessageStartingWith("a.table:2: " + message);
    }

    @Test
    void refusesMoreThanSixParameters() {
        assertThatThrownBy(() -> SemanticsTable.parse("t", "f(a: fd, b: fd, c: fd, d: fd, e: fd, f: fd, g: fd)"))
                .hasMessage("t:1: f has 7 parameters; a syscall takes at most 6");
    }

    @Test
    void refusesASecondEntry() {
        assertThatThrownBy(() -> SemanticsTable.parse("t", "sync()\nsync()"))
                .hasMessage("t:2: a second entry for sync");
        assertThatThrownBy(() -> SemanticsTable.parse("t", "struct a()\nstruct a()"))
                .hasMessage("t:2: a second entry for a");
    }
}
