// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.argument;
import static io.etrace.render.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.render.text.TextNotation;
import org.junit.jupiter.api.Test;

/** Values that stand in registers. */
class ScalarTextTest {
    private static final TextNotation NUMERIC = TextNotation.DEFAULT.withSymbols(false);
    private static final long GARBAGE = 0x7fff_0000_0000_0000L;

    @Test
    void keepsTheShapeOfALine() {
        Call call = Call.of("openat", -100, 0x1000, 0x80000, 0)
                .string(1, "/etc/ld.so.cache")
                .ret(3);

        assertThat(text(call))
                .isEqualTo("SysOpenat(int dfd: AT_FDCWD, const char * filename: /etc/ld.so.cache, "
                        + "int flags: O_RDONLY|O_CLOEXEC) = 3");
        assertThat(text(call, NUMERIC))
                .isEqualTo("SysOpenat(int dfd: -100, const char * filename: /etc/ld.so.cache, "
                        + "int flags: 524288) = 3");
    }

    @Test
    void takesOnlyTheBitsOfTheType() {
        assertThat(argument(Call.of("close", GARBAGE | 7), "unsigned int fd")).isEqualTo("7");
        assertThat(argument(Call.of("openat", 0xffff_ff9cL), "int dfd")).isEqualTo("AT_FDCWD");
        assertThat(argument(Call.of("exit_group", GARBAGE | 0xffff_ffffL), "int error_code"))
                .isEqualTo("-1");
    }

    @Test
    void descriptorsAreIntsWhateverTheParameterIs() {
        Call call = Call.of("mmap", 0, 4096, 3, 0x22, 0xffff_ffffL, 0);

        assertThat(text(call))
                .isEqualTo("SysMmap(unsigned long addr: 0, unsigned long len: 4096, "
                        + "unsigned long prot: PROT_READ|PROT_WRITE, unsigned long flags: MAP_PRIVATE|MAP_ANONYMOUS, "
                        + "unsigned long fd: -1, unsigned long off: 0) = 0");
    }

    @Test
    void modesAreOctalAndFileTypesHaveNames() {
        assertThat(argument(Call.of("chmod", 0, 04755), "umode_t mode")).isEqualTo("04755");
        assertThat(argument(Call.of("mknod", 0, 010644), "umode_t mode")).isEqualTo("S_IFIFO|0644");
        assertThat(text(Call.of("mknod", 0, 010644, 0), NUMERIC)).contains("umode_t mode: 010644");
    }

    @Test
    void numbersWithNames() {
        assertThat(argument(Call.of("kill", 1, 9), "int sig")).isEqualTo("SIGKILL");
        assertThat(argument(Call.of("clock_gettime", 1), "clockid_t which_clock"))
                .isEqualTo("CLOCK_MONOTONIC");
        assertThat(argument(Call.of("lseek", 1, -5, 2), "off_t offset")).isEqualTo("-5");
        assertThat(argument(Call.of("lseek", 1, -5, 2), "unsigned int whence")).isEqualTo("SEEK_END");
        assertThat(argument(Call.of("setreuid", 0xffff_ffffL, 1000), "uid_t ruid"))
                .isEqualTo("-1");
        assertThat(argument(Call.of("mknod", 0, 020600, 0x103), "unsigned dev")).isEqualTo("1:3");
    }

    @Test
    void bitsWithoutNamesAreHexadecimal() {
        assertThat(argument(Call.of("unlinkat", 3, 0, 0x8000_0000L), "int flag"))
                .isEqualTo("0x80000000");
        assertThat(text(Call.of("unlinkat", 3, 0, 0x8000_0000L), NUMERIC)).contains("int flag: 2147483648");
    }

    @Test
    void pointersAreHexadecimalAndNullHasAName() {
        assertThat(argument(Call.of("set_tid_address", 0x7ffc_0000_1234L), "int * tidptr"))
                .isEqualTo("0x7ffc00001234");
        assertThat(argument(Call.of("set_tid_address", 0), "int * tidptr")).isEqualTo("NULL");
    }

    @Test
    void unknownNumbersShowTheirRegisters() {
        assertThat(text(Call.number(0x1ff, 1, 2, 3, -1, 0, 6).ret(-38)))
                .isEqualTo("syscall_0x1ff(0x1, 0x2, 0x3, 0xffffffffffffffff, 0, 0x6) "
                        + "= -38 ENOSYS (Function not implemented)");
        assertThat(text(Call.number(-1, 0, 0, 0, 0, 0, 0))).startsWith("syscall_0xffffffff(");
        assertThat(text(Call.number(Integer.MAX_VALUE))).startsWith("syscall_0x7fffffff(0, 0, 0, 0, 0, 0)");
    }

    @Test
    void choosesTheVariantThatTheArgumentsSay() {
        assertThat(argument(Call.of("fcntl", 3, 2, 1), "unsigned long arg")).isEqualTo("FD_CLOEXEC");
        assertThat(argument(Call.of("fcntl", 3, 0, 1), "unsigned long arg")).isEqualTo("1");
        assertThat(argument(Call.of("fcntl", 3, GARBAGE | 4, 0x800), "unsigned long arg"))
                .endsWith("O_NONBLOCK");
    }
}
