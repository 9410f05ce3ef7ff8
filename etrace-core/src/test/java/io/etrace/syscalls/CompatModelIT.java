// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(architectures = "amd64")
class CompatModelIT {
    private static SyscallModel model;
    private static Btf btf;

    @BeforeAll
    static void readTheKernel() throws Exception {
        btf = Btf.ofRunningKernel();
        model = SyscallModel.of(
                Kernel.formats(), SyscallNumbers.of(Abi.I386), SemanticsTable.shipped(), btf, NamedConstants.NONE);
    }

    /** Numbers from arch/x86/entry/syscalls/syscall_32.tbl, sizes from the i386 ABI. */
    @ParameterizedTest
    @CsvSource({
        "106, 1, 64", // stat
        "108, 1, 64", // fstat
        "195, 1, 96", // stat64
        "197, 1, 96", // fstat64
        "265, 1, 8", // clock_gettime
        "403, 1, 16", // clock_gettime64
        "174, 1, 20", // rt_sigaction
        "145, 1, 8", // readv
        "77, 1, 72", // getrusage
        "191, 1, 8", // ugetrlimit
        "168, 0, 8", // poll
        "256, 1, 12", // epoll_wait
        "141, 1, 12", // getdents, with the start of the name
        "82, 0, 20", // old select
        "122, 0, 390", // uname
        "407, 2, 16" // clock_nanosleep_time64
    })
    void laysMemoryOutFor32Bits(int number, int parameter, int size) {
        Parameter found = model.byNumber(number).orElseThrow().parameters().get(parameter);

        assertThat(found.pointee().map(BtfType::size)).as(found.toString()).contains(size);
        assertThat(found.width()).isEqualTo(4);
    }

    @Test
    void knowsTheSyscallsThatOnly32BitProgramsHave() {
        assertThat(model.byNumber(102).orElseThrow().name()).isEqualTo("socketcall");
        assertThat(model.byNumber(192).orElseThrow().name()).isEqualTo("mmap2");
        assertThat(model.byNumber(22).orElseThrow().parameters())
                .as("the old umount")
                .hasSize(1);
        assertThat(model.byNumber(52).orElseThrow().parameters()).as("umount2").hasSize(2);
        assertThat(model.byNumber(180).orElseThrow().parameters()).as("pread64").hasSize(5);
        assertThat(model.byName("stat64").orElseThrow().abi()).isEqualTo(Abi.I386);
    }

    /** A time_t of __kernel_timespec and the pointers of msghdr make layouts that 32-bit programs do not have. */
    @Test
    void leavesOutLayoutsThatAreNotKnownFor32Bits() {
        CompatTypes types = new CompatTypes(btf::resolve, false);

        assertThat(types.resolve("struct sigset_argpack").map(BtfType::cName)).contains("struct compat_sigset_argpack");
        assertThat(types.resolve("struct robust_list")).isEmpty();
        assertThat(types.resolve("struct pollfd").map(BtfType::cName)).contains("struct pollfd");
        assertThat(types.resolve("struct statx").map(BtfType::cName)).contains("struct statx");
    }

    @Test
    void everyPrototypeNamesTypesThatBtfKnows() {
        CompatTypes types = new CompatTypes(btf::resolve, false);

        assertThat(Prototypes.of(Abi.I386).values().stream()
                        .flatMap(prototype -> prototype.format().fields().stream())
                        .map(SyscallFormat.Field::type)
                        .filter(type -> types.resolve(type).isEmpty()))
                .isEmpty();
    }
}
