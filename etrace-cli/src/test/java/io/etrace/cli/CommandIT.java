// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as its users meet it: exit statuses, files and errors. */
class CommandIT {
    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void tracesFromTheCommandsOwnExecOnAndEndsWithItsStatus() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--", "sh", "-c", "exit 7");
        assertThat(result.status()).isEqualTo(7);
        assertThat(result.errLines().stream()
                        .filter(line -> line.contains(" | "))
                        .findFirst()
                        .orElse(""))
                .contains("SysExecve(const char * filename: ")
                .contains("argv: [sh, -c, exit 7]")
                .endsWith(" = 0");
        assertThat(result.err()).contains("SysExitGroup(int error_code: 7) = ?").contains("+++ exited with 7 +++");
    }

    @Test
    void aKilledCommandGivesItsSignal() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--", "sh", "-c", "kill -9 $$");
        assertThat(result.status()).isEqualTo(128 + 9);
        assertThat(result.err()).contains("+++ killed by SIGKILL +++");
    }

    @Test
    void aCommandHasTheDescriptorsItWouldHaveWithoutEtrace() throws IOException, InterruptedException {
        String list = "for d in /proc/self/fd/*; do test -e $d && echo ${d##*/}; done";
        Etrace.Result plain = Etrace.program(List.of("sh", "-c", list));
        Etrace.Result traced = Etrace.run("-o", "/dev/null", "--", "sh", "-c", list);
        assertThat(traced.out()).isEqualTo(plain.out());
    }

    @Test
    void filesAreTheUsersAloneAndNeverOverwritten() throws IOException, InterruptedException {
        Path output = directory.resolve("trace.json");
        assertThat(Etrace.run("--json", "-o", output.toString(), "--", "true").status())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output)))
                .isEqualTo("rw-------");
        Etrace.Result again = Etrace.run("--json", "-o", output.toString(), "--", "true");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.err()).contains("output file exists: " + output);
    }

    @Test
    void aCaptureDecodesToWhatItsStatisticsSay() throws IOException, InterruptedException {
        Path raw = directory.resolve("trace.raw");
        Etrace.run("--raw", "-o", raw.toString(), "--", "ls", "-l", "/");
        Etrace.Result replay = Etrace.run("--input", raw.toString(), "--stdout");
        assertThat(replay.status()).as(replay.err()).isZero();
        long events = replay.outLines().stream()
                .filter(line -> line.contains("| Sys"))
                .count();
        assertThat(replay.err()).contains("Total events: " + events);
    }

    @Test
    void aCaptureCutShortIsReadUpToTheCut() throws IOException, InterruptedException {
        Path raw = directory.resolve("trace.raw");
        Etrace.run("--raw", "-o", raw.toString(), "--", "ls", "-l", "/");
        byte[] bytes = Files.readAllBytes(raw);
        Files.write(raw, java.util.Arrays.copyOf(bytes, bytes.length - 10));
        Etrace.Result replay = Etrace.run("--input", raw.toString(), "--stdout");
        assertThat(replay.status()).isEqualTo(1);
        assertThat(replay.out()).contains("SysExecve");
        assertThat(replay.err()).contains("damaged at byte");
    }

    @Test
    void sigtermPrintsTheStatistics() throws IOException, InterruptedException {
        Path err = directory.resolve("stderr");
        Process process = new ProcessBuilder("../etrace", "--comm", "nobody-has-this")
                .redirectError(err.toFile())
                .start();
        for (int i = 0; i < 100 && !Files.readString(err).contains("Tracing started"); i++) {
            Thread.sleep(100);
        }
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(err)).contains("Total events: 0");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void wrongCommandLinesExitWith2() throws IOException, InterruptedException {
        Etrace.Result unknown = Etrace.run("-s", "opennat", "--", "true");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown syscall opennat").contains("did you mean openat");
        assertThat(Etrace.run("--no-such-option").status()).isEqualTo(2);
    }

    @Test
    void failuresAreOneLineWithTheRemedy() throws IOException, InterruptedException {
        Path empty = Files.createFile(directory.resolve("empty"));
        assertFailure(Etrace.run("--input", file("missing"), "--stdout"), "there is no such file");
        assertFailure(Etrace.run("--input", empty.toString(), "--stdout"), "it is empty");
        assertFailure(Etrace.run("--input", "/etc/passwd", "--stdout"), "not a capture of etrace");
        assertFailure(Etrace.run("--", "no-such-program"), "there is no such program in PATH");
        assertFailure(Etrace.run("-p", "999999999", "--stdout"), "there is no such process");
        assertFailure(Etrace.run("-o", "/dev/full", "--", "ls", "/"), "cannot write to /dev/full");
    }

    private static void assertFailure(Etrace.Result result, String words) {
        assertThat(result.status()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains(words);
        assertThat(result.err()).doesNotContain("Exception").doesNotContain("\tat ");
    }

    @Test
    void nonRootIsToldToUseSudo() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Etrace.Result result = Etrace.program(List.of(
                "setpriv",
                "--reuid=65534",
                "--clear-groups",
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.etrace.cli.Main",
                "--",
                "true"));
        assertThat(result.status()).as(result.err()).isEqualTo(1);
        assertThat(result.err()).contains("needs root").contains("use sudo");
    }
}
