// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.errors;

import static io.etrace.e2e.harness.Failure.assertOneLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What a machine lacks is told in one line that names the remedy; in a mount namespace it is taken away from this one. */
class MachineErrorsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    /** Runs shell commands, in which $etrace is the command, with mounts of their own. */
    private Etrace.Result shell(String script) throws IOException, InterruptedException {
        return Etrace.program(List.of(
                "unshare",
                "-m",
                "--propagation",
                "private",
                "sh",
                "-ec",
                "etrace=" + Etrace.LAUNCHER + "; d=" + directory + "; " + script));
    }

    @Test
    void noBtf() throws IOException, InterruptedException {
        assertOneLine(
                shell("mount -t tmpfs none /sys/kernel/btf; $etrace -- true"),
                "there is no /sys/kernel/btf/vmlinux",
                "CONFIG_DEBUG_INFO_BTF=y");
    }

    @Test
    void noTracefsAndNoPlaceForIt() throws IOException, InterruptedException {
        assertOneLine(
                shell(
                        "umount -a -t tracefs,debugfs; mkdir -p $d/kernel/btf; mount --bind /sys/kernel/btf $d/kernel/btf; "
                                + "mount --rbind $d/kernel /sys/kernel; $etrace -- true"),
                "mount -t tracefs nodev /sys/kernel/tracing");
    }

    @Test
    void tracefsIsMountedWhenItIsNowhere() throws IOException, InterruptedException {
        Etrace.Result result = shell("umount -a -t tracefs,debugfs; $etrace -- true");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("SysExecve");
    }

    @Test
    void whoeverIsNotRoot() throws IOException, InterruptedException {
        // The checkout may be where only root may look, as below /root.
        assertOneLine(
                shell(
                        "mount --bind $(dirname $etrace) /mnt; cd /mnt; setpriv --reuid=65534 --clear-groups ./etrace -- true"),
                "needs root",
                "use sudo");
    }

    @Test
    void rootWithoutCapabilities() throws IOException, InterruptedException {
        assertOneLine(
                shell("setpriv --bounding-set=-bpf,-sys_admin $etrace -- true"),
                "cannot load eBPF programs",
                "EPERM",
                "CAP_BPF");
    }

    @Test
    void aLockedKernel() throws IOException, InterruptedException {
        assertOneLine(
                shell("mount -t tmpfs none /sys/kernel/security; echo 'none integrity [confidentiality]' "
                        + "> /sys/kernel/security/lockdown; setpriv --bounding-set=-bpf,-sys_admin $etrace -- true"),
                "the kernel is locked down",
                "[confidentiality]",
                "lockdown=none");
    }

    @Test
    void anOldKernel() throws IOException, InterruptedException {
        assertOneLine(
                shell("setarch --uname-2.6 $etrace -- true"),
                "cannot trace on Linux 2.6.",
                "needs Linux 5.11 or later");
    }

    @Test
    void noLibbpf() throws IOException, InterruptedException {
        assertOneLine(
                shell("for f in $(/sbin/ldconfig -p | sed -n 's/.*libbpf.so.1.* => //p'); do "
                        + "mount --bind /dev/null $(readlink -f $f); done; $etrace -- true"),
                "cannot load libbpf.so.1",
                "install libbpf1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--json", "--raw"})
    void aFullDisk(String format) throws IOException, InterruptedException {
        Path loop = Etrace.compile(directory, "getppid.c");
        Etrace.Result result = shell("mkdir $d/small; mount -t tmpfs -o size=2m none $d/small; $etrace " + format
                + " -o $d/small/trace -- " + loop + " 200000 || s=$?; cp $d/small/trace $d/kept; exit $s");
        assertOneLine(result, "cannot write to " + directory + "/small/trace: No space left on device", "make room");
        Path kept = directory.resolve("kept");
        switch (format) {
            case "--raw" -> assertCaptureWithoutEnd(kept);
            case "--json" -> assertWholeLines(kept, line -> JSON.readTree(line).has("kind"));
            default -> assertWholeLines(kept, line -> line.contains(" | "));
        }
    }

    private static void assertWholeLines(Path kept, Predicate<String> isWhole) throws IOException {
        String text = Files.readString(kept);
        assertThat(text).endsWith("\n");
        assertThat(text.lines()).hasSizeGreaterThan(500).allMatch(isWhole);
    }

    private static void assertCaptureWithoutEnd(Path kept) throws IOException, InterruptedException {
        Etrace.Result replay = Etrace.run("--input", kept.toString(), "--stdout");
        assertThat(replay.status()).as(replay.err()).isZero();
        assertThat(replay.outLines()).hasSizeBetween(10_000, 40_000);
        assertThat(replay.err()).contains("has no end").doesNotContain("damaged");
    }
}
