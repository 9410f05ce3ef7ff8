// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as its users meet it: what it runs, its exit statuses, its files. */
class CommandIT {
    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
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
    void aCommandHasTheDescriptorsItWouldHaveWithoutEtrace() throws IOException, InterruptedException {
        String list = "for d in /proc/self/fd/*; do test -e $d && echo ${d##*/}; done";
        Etrace.Result plain = Etrace.program(List.of("sh", "-c", list));
        Etrace.Result traced = Etrace.run("-o", "/dev/null", "--", "sh", "-c", list);
        assertThat(traced.out()).isEqualTo(plain.out());
    }

    @Test
    void filesAreTheUsersAlone() throws IOException, InterruptedException {
        Path output = directory.resolve("trace.json");
        assertThat(Etrace.run("--json", "-o", output.toString(), "--", "true").status())
                .isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(output)))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERM 143", "SEGV 139", "KILL 137"})
    void theExitStatusOfAKilledCommandIsThatOfAShell(String signal) throws IOException, InterruptedException {
        String[] words = signal.split(" ");
        assertThat(Etrace.run("--", "sh", "-c", "kill -" + words[0] + " $$").status())
                .isEqualTo(Integer.parseInt(words[1]));
    }
}
