// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A 32-bit program: other numbers, registers and layouts, and calls that only these programs have. */
class CompatIT {
    private static final List<String> EXPECTED = List.of(
            "SysOpenat(int dfd: AT_FDCWD, const char * filename: compat-file, int flags: O_RDWR|O_CREAT|O_TRUNC, umode_t mode: 0640) = ",
            "SysDup2(unsigned int oldfd: ",
            "SysWritev(unsigned long fd: 100, const struct iovec * vec: [{iov_base: one, iov_len: 3}, {iov_base: three, iov_len: 5}], unsigned long vlen: 2) = 8",
            "SysStat64(const char * filename: compat-file, struct stat64 * statbuf: {",
            "SysLlseek(unsigned int fd: 100, unsigned long offset_high: 0, unsigned long offset_low: 3, loff_t * result: [3], unsigned int whence: SEEK_SET) = 0",
            "SysMmap(struct mmap_arg_struct32 * arg: {unsigned int addr: 0, unsigned int len: 4096, ",
            "SysNanosleep(struct __kernel_timespec * rqtp: {old_time32_t tv_sec: 0, s32 tv_nsec: 1002}, ",
            "SysSocketcall(int call: SYS_SOCKET, unsigned int * args: {int family: AF_INET, int type: SOCK_DGRAM, int protocol: 0}) = ",
            "SysSocketcall(int call: SYS_CONNECT, unsigned int * args: {int fd: ",
            "SysSendmsg(int fd: ",
            "SysIpc(unsigned int call: MSGGET, int first: 0, int second: 896, ",
            "SysIpc(unsigned int call: MSGSND, ",
            "SysIpc(unsigned int call: MSGCTL, ",
            "SysSigaction(int sig: SIGUSR1, const struct compat_old_sigaction * act: {compat_uptr_t sa_handler: SIG_IGN, ",
            "SysFcntl(unsigned int fd: 100, unsigned int cmd: F_SETLK, unsigned long arg: {short l_type: F_WRLCK, short l_whence: SEEK_SET, compat_off_t l_start: 7, compat_off_t l_len: 9, ",
            "SysUnlink(const char * pathname: compat-file) = 0",
            "SysExitGroup(int error_code: 5) = ?");
    private static final List<String> WITHIN = List.of(
            "st_size: 8, ",
            "[{iov_base: one, iov_len: 3}, {iov_base: three, iov_len: 5}], msg_iovlen: 2",
            "void * ptr: {compat_long_t mtype: 5, char[] mtext: letter}");

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    @Test
    void callsOf32BitProgramsHaveTheirNamesArgumentsAndStructs() throws IOException, InterruptedException {
        Path program = Etrace.compile(directory, "compat.c", "-m32");
        Etrace.Result result = Etrace.run("--stdout", "--", "env", "-C", directory.toString(), program.toString());
        assertThat(result.status()).as(result.err()).isEqualTo(5);
        List<String> lines = result.outLines().stream()
                .dropWhile(line -> !line.contains(EXPECTED.getFirst()))
                .filter(line -> line.contains(" | Sys"))
                .map(line -> line.substring(line.indexOf(" | ") + 3))
                .toList();
        assertThat(lines).hasSameSizeAs(EXPECTED);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i)).startsWith(EXPECTED.get(i));
        }
        assertThat(String.join("\n", lines)).contains(WITHIN);
        assertThat(result.err()).contains("SysSocketcall(32-bit)");
    }
}
