// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What goes wrong is told in one line that names the remedy. What this machine has is taken away in a mount namespace. */
class ErrorsIT {
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

    private static void assertOneLine(Etrace.Result result, String... words) {
        assertThat(result.status()).as(result.err()).isEqualTo(1);
        assertThat(result.errLines().stream().filter(line -> !line.startsWith("INFO")))
                .as(result.err())
                .hasSize(1);
        assertThat(result.err()).contains(words).contains("FATA[");
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
                shell("for f in $(ldconfig -p | sed -n 's/.*libbpf.so.1.* => //p'); do "
                        + "mount --bind /dev/null $(readlink -f $f); done; $etrace -- true"),
                "cannot load libbpf.so.1",
                "install libbpf1");
    }

    @ParameterizedTest
    @CsvSource({
        "/etc/passwd, it is no executable file",
        "/etc, it is no executable file",
        "/no/such/program, there is no such file",
        "no-such-program, there is no such program in PATH"
    })
    void commandsThatCannotBeRun(String command, String words) throws IOException, InterruptedException {
        assertOneLine(Etrace.run("--", command), "cannot run " + command, words);
    }

    @Test
    void aProgramOfAnotherFormat() throws IOException, InterruptedException {
        Path program = Files.writeString(directory.resolve("program"), "\u007fnothing");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        assertOneLine(Etrace.run("--", program.toString()), "cannot run " + program, "ENOEXEC");
    }

    @Test
    void inputsThatCannotBeRead() throws IOException, InterruptedException {
        assertOneLine(Etrace.run("--input", directory.toString(), "--stdout"), "cannot read " + directory);
        assertOneLine(Etrace.run("--input", directory + "/none", "--stdout"), "there is no such file");
        Path empty = Files.createFile(directory.resolve("empty"));
        assertOneLine(Etrace.run("--input", empty.toString(), "--stdout"), "it is empty");
    }

    @Test
    void outputsThatCannotBeMade() throws IOException, InterruptedException {
        Path there = Files.createFile(directory.resolve("there"));
        assertOneLine(Etrace.run("-o", there.toString(), "--", "true"), "output file exists: " + there, "remove it");
        assertOneLine(
                Etrace.run("-o", "/no/such/directory/file", "--", "true"), "cannot create output file", "-o FILE");
        assertOneLine(Etrace.run("-o", directory.toString(), "--", "true"), directory.toString(), "choose another");
    }

    @Test
    void noSuchProcess() throws IOException, InterruptedException {
        assertOneLine(Etrace.run("-p", "4194304", "--stdout"), "cannot trace process 4194304", "no such process");
    }

    @Test
    void aMistypedSyscall() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("-s", "opennat", "--", "true");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.errLines())
                .containsExactly("etrace: unknown syscall opennat (did you mean openat?)", "Try 'etrace --help'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--json", "--raw"})
    void aFullDisk(String format) throws IOException, InterruptedException {
        Etrace.Result result = shell("mkdir $d/small; mount -t tmpfs -o size=2m none $d/small; $etrace " + format
                + " -o $d/small/trace -- ls -lR /usr/lib > /dev/null || s=$?; cp $d/small/trace $d/kept; exit $s");
        assertOneLine(result, "cannot write to " + directory + "/small/trace", "make room");
        Path kept = directory.resolve("kept");
        if (format.equals("--raw")) {
            Etrace.Result replay = Etrace.run("--input", kept.toString(), "--stdout");
            assertThat(replay.status()).as(replay.err()).isZero();
            assertThat(replay.outLines()).hasSizeGreaterThan(100);
            return;
        }
        String text = Files.readString(kept);
        assertThat(text).endsWith("\n");
        assertThat(text.lines()).hasSizeGreaterThan(50);
        if (format.equals("--json")) {
            JsonMapper json = JsonMapper.builder().build();
            assertThat(text.lines()).allMatch(line -> json.readTree(line).has("kind"));
        }
    }

    @Test
    void stackTracesAreForLevelDebugAlone() throws IOException, InterruptedException {
        for (String level : List.of("info", "warn", "error", "fatal")) {
            assertThat(Etrace.run("-l", level, "--input", "/no/such/file", "--stdout")
                            .err())
                    .contains("FATA[")
                    .doesNotContain("Exception", "\tat ", "DEBU");
        }
        for (String level : List.of("debug", "trace")) {
            assertThat(Etrace.run("-l", level, "--input", "/no/such/file", "--stdout")
                            .errLines())
                    .anyMatch(line -> line.contains("DEBU[") && line.contains("io.etrace.cli.Main"));
        }
    }
}
