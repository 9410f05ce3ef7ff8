// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.render.text.TextNotation;
import org.junit.jupiter.api.Test;

class ResultTextTest {
    private static String result(Call call) {
        String text = text(call);
        return text.substring(text.lastIndexOf(") = ") + 4);
    }

    @Test
    void resultsByTheirMeaning() {
        assertThat(result(Call.of("getpid").ret(4711))).isEqualTo("4711");
        assertThat(result(Call.of("mmap").ret(0x7fb2_0000_0000L))).isEqualTo("0x7fb200000000");
        assertThat(result(Call.of("brk").ret(0x5563_0000L))).isEqualTo("0x55630000");
        assertThat(result(Call.of("umask").ret(022))).isEqualTo("022");
        assertThat(result(Call.of("lseek").ret(1L << 40))).isEqualTo("1099511627776");
    }

    @Test
    void flagsHaveTheirNamesBehindThem() {
        Call call = Call.of("fcntl", 3, 3, 0).ret(0x402);

        assertThat(result(call)).isEqualTo("0x402 O_RDWR|O_APPEND");
        assertThat(text(call, TextNotation.DEFAULT.withSymbols(false))).endsWith(" = 1026");
    }

    @Test
    void errorsHaveNamesAndMessages() {
        assertThat(text(Call.of("chdir", 0x10).string(0, "/x").ret(-2)))
                .isEqualTo("SysChdir(const char * filename: /x) = -2 ENOENT (No such file or directory)");
        assertThat(text(Call.of("mmap").ret(-12))).endsWith("= -12 ENOMEM (Cannot allocate memory)");
        assertThat(text(Call.of("getpid").ret(-4095))).contains("= -4095 ");
        assertThat(text(Call.of("getpid").ret(-4096))).endsWith(" = -4096");
    }

    @Test
    void restartsAreNoErrors() {
        assertThat(text(Call.of("read").ret(-512))).contains(" = ? ERESTARTSYS (");
        assertThat(text(Call.of("read").ret(-513))).contains(" = ? ERESTARTNOINTR (");
        assertThat(text(Call.of("read").ret(-514))).contains(" = ? ERESTARTNOHAND (");
        assertThat(text(Call.of("read").ret(-516))).contains(" = ? ERESTART_RESTARTBLOCK (");
    }

    @Test
    void callsThatDidNotReturn() {
        Call exit = Call.of("exit_group", 3).flags(Call.UNFINISHED);
        Call killed = Call.of("read", 0, 0x10, 5).flags(Call.UNFINISHED);

        assertThat(text(exit)).isEqualTo("SysExitGroup(int error_code: 3) = ?");
        assertThat(text(killed))
                .isEqualTo("SysRead(unsigned int fd: 0, char * buf: 0x10, size_t count: 5) = ? (unfinished)");
    }

    @Test
    void callsOfWhichOnlyTheReturnWasSeen() {
        assertThat(text(Call.of("getpid").ret(7).flags(Call.NO_ENTRY))).isEqualTo("SysGetpid() = 7 (entry not seen)");
        assertThat(text(Call.of("fork").flags(Call.NO_ENTRY | Call.CHILD_RETURN)))
                .isEqualTo("SysFork() = 0");
    }

    @Test
    void missingChunksAreTold() {
        assertThat(text(Call.of("chdir", 0x10).flags(Call.NO_ROOM)))
                .isEqualTo("SysChdir(const char * filename: 0x10) = 0 (no room for all arguments)");
    }
}
