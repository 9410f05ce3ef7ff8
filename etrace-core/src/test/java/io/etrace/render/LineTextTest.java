// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import org.junit.jupiter.api.Test;

/** Who did it, and the lines that are no calls. */
class LineTextTest {
    private static String line(RecordCursor... records) {
        return Shown.line(TextNotation.DEFAULT, records);
    }

    private static String withComm(byte[] comm) {
        return line(
                Records.context(2, 10609, comm),
                Call.of("getpid").contexts(2, 2).done());
    }

    @Test
    void theCommOfTheEntryCounts() {
        Call renamed = Call.of("prctl", 15, 0x10).string(1, "dog").contexts(1, 2);

        assertThat(line(Records.context(2, "dog"), renamed.done())).startsWith("cat(10609) | SysPrctl(");
        assertThat(line(Records.context(2, "dog"), renamed.contexts(9, 2).done()))
                .startsWith("dog(10609) | ");
        assertThat(line(Call.of("getpid").contexts(0, 0).done())).isEqualTo("?(10609) | SysGetpid() = 0\n");
    }

    @Test
    void commsCannotImitateALine() {
        assertThat(withComm(Bytes.text("a(1) | SysFoo("))).startsWith("\"a(1) | SysFoo(\"(10609) | SysGetpid");
        assertThat(withComm(Bytes.of('a', '\n', 0x1b, 0xff))).startsWith("a\\n\\x1b\\xff(10609) | ");
        assertThat(withComm(Bytes.text("Web Content"))).startsWith("Web Content(10609) | ");
        assertThat(withComm(new byte[0])).startsWith("\"\"(10609) | ");
    }

    @Test
    void signals() {
        assertThat(line(Records.signal(17, new Bytes().u32(0, 1, 0, 11, 1000, 3))))
                .isEqualTo("cat(10609) | --- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED, "
                        + "si_pid=11, si_uid=1000, si_status=3, si_utime=0, si_stime=0} ---\n");
        assertThat(line(Records.signal(17, new Bytes().u32(0, 2, 0, 11, 0, 9))))
                .contains("si_code=CLD_KILLED, si_pid=11, si_uid=0, si_status=SIGKILL, si_utime=0, si_stime=0}");
        assertThat(line(Records.signal(11, new Bytes().u32(0, 1, 0).u64(0xdead))))
                .endsWith("{si_signo=SIGSEGV, si_code=SEGV_MAPERR, si_addr=0xdead} ---\n");
        assertThat(line(Records.signal(15, new Bytes().u32(0, 0, 0, 5, 6))))
                .endsWith("{si_signo=SIGTERM, si_code=SI_USER, si_pid=5, si_uid=6} ---\n");
        assertThat(line(Records.signal(14, new Bytes().u32(0, 128))))
                .endsWith("{si_signo=SIGALRM, si_code=SI_KERNEL} ---\n");
    }

    @Test
    void signalsOfMemoryErrors() {
        assertThat(line(Records.signal(7, new Bytes().u32(0, 4, 0).u64(0x1000).u16(12))))
                .endsWith("{si_signo=SIGBUS, si_code=BUS_MCEERR_AR, si_addr=0x1000, si_addr_lsb=12} ---\n");
        assertThat(line(Records.signal(11, new Bytes().u32(0, 3, 0).u64(0x30, 0, 0x10, 0x20))))
                .endsWith("si_code=SEGV_BNDERR, si_addr=0x30, si_lower=0x10, si_upper=0x20} ---\n");
        assertThat(line(Records.signal(11, new Bytes().u32(0, 4, 0).u64(0x30, 0, 7))))
                .endsWith("si_code=SEGV_PKUERR, si_addr=0x30, si_pkey=7} ---\n");
    }

    @Test
    void signalsWithErrorsOrOfUnknownKind() {
        assertThat(line(Records.signal(31, new Bytes().u32(13, 1, 0).u64(0x40).u32(39, 0x40000003))))
                .endsWith(
                        "si_code=SYS_SECCOMP, si_errno=EACCES, si_call_addr=0x40, si_syscall=SysMkdir, si_arch=0x40000003} ---\n");
        assertThat(line(Records.signal(99, new Bytes().u32(0, 1, 0))))
                .endsWith("--- 99 {si_signo=99, si_code=1, si_band=0, si_fd=0} ---\n");
    }

    @Test
    void endsOfTasks() {
        assertThat(line(Records.exit(10609, 3 << 8))).isEqualTo("cat(10609) | +++ exited with 3 +++\n");
        assertThat(line(Records.exit(10609, 9))).isEqualTo("cat(10609) | +++ killed by SIGKILL +++\n");
        assertThat(line(Records.exit(10609, 0x8b))).isEqualTo("cat(10609) | +++ killed by SIGSEGV (core dumped) +++\n");
    }

    @Test
    void aTaskThatEndedIsForgotten() {
        assertThat(line(Records.exit(10609, 0), Call.of("getpid").done())).endsWith("?(10609) | SysGetpid() = 0\n");
    }

    @Test
    void losses() {
        TextRenderer renderer = new TextRenderer(TestKernel.model(), TextNotation.DEFAULT);
        io.etrace.text.Utf8Buffer out = new io.etrace.text.Utf8Buffer(16);
        renderer.loss(new Loss(1, 12, 5_000_000_000L, 6_250_000_000L), out);
        renderer.loss(new Loss(0, 1, 0, 1), out);

        assertThat(out.toString().lines())
                .first()
                .isEqualTo("*** 12 records of CPU 1 lost between 2021-09-25T21:54:11.000000000Z "
                        + "and 2021-09-25T21:54:12.250000000Z ***");
        assertThat(out.toString()).contains("*** 1 record of CPU 0 lost between the beginning and ");
    }

    @Test
    void lossesWithTheirReasons() {
        assertThat(line(Records.loss(false)))
                .isEqualTo("*** 6 records of CPU 1 lost between 2021-09-25T21:54:10.999997001Z and "
                        + "2021-09-25T21:54:11.000000001Z; ring full: 1 SysClose, 3 context; no memory: 1 SysRead(32-bit); "
                        + "larger than the ring: 1 syscall_unknown ***\n");
        assertThat(line(Records.loss(true))).contains(" and the end; ring full: ");
    }

    @Test
    void recordsThatMakeNoSenseAreTold() {
        assertThat(line(Records.cursor(new byte[0]))).isEqualTo("*** unreadable record of type 0, 0 bytes ***\n");
        assertThat(line(Records.cursor(Bytes.of(1, 0, 0)))).endsWith("type 1, 3 bytes ***\n");
        assertThat(line(Records.cursor(new Bytes().u8(99).fill(64).done()))).endsWith("type 99, 64 bytes ***\n");
    }
}
