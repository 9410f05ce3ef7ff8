// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.errors;

import static io.etrace.e2e.harness.Failure.assertOneLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for wrongly is told in one line that names the remedy. */
class ErrorsIT {
    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
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
        assertOneLine(Etrace.run("--input", "/etc/passwd", "--stdout"), "it is not a capture of etrace");
    }

    @Test
    void outputsThatCannotBeMade() throws IOException, InterruptedException {
        Path there = Files.createFile(directory.resolve("there"));
        assertOneLine(Etrace.run("-o", there.toString(), "--", "true"), "output file exists: " + there, "remove it");
        assertOneLine(
                Etrace.run("-o", "/no/such/directory/file", "--", "true"), "cannot create output file", "-o FILE");
        assertOneLine(Etrace.run("-o", directory.toString(), "--", "true"), directory.toString(), "choose another");
        assertOneLine(Etrace.run("-o", "/dev/full", "--", "ls", "/"), "cannot write to /dev/full");
    }

    @Test
    void noSuchProcess() throws IOException, InterruptedException {
        assertOneLine(Etrace.run("-p", "4194304", "--stdout"), "cannot trace process 4194304", "no such process");
    }

    @Test
    void anOptionThatDoesNotExist() throws IOException, InterruptedException {
        assertThat(Etrace.run("--no-such-option").status()).isEqualTo(2);
    }

    @Test
    void aMistypedSyscall() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("-s", "opennat", "--", "true");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.errLines())
                .containsExactly("etrace: unknown syscall opennat (did you mean openat?)", "Try 'etrace --help'.");
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
