// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The command lines that users of the Go program know, word by word, and the messages that their scripts look for. */
class SeedIT {
    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    /** Runs etrace until Ctrl-C, and cat meanwhile. */
    private Etrace.Result whileCatRuns(String... options) throws IOException, InterruptedException {
        try (RunningEtrace etrace = RunningEtrace.start(options)) {
            Etrace.program(List.of("cat", "/etc/hosts"));
            etrace.signal("INT");
            return etrace.end();
        }
    }

    private static Path file(Etrace.Result result, String message) {
        Matcher matcher =
                Pattern.compile(message + ": (/tmp/etrace-\\d+\\.\\w+)").matcher(result.err());
        assertThat(matcher.find()).as(result.err()).isTrue();
        return Path.of(matcher.group(1));
    }

    @Test
    void commCatToTheConsole() throws IOException, InterruptedException {
        Etrace.Result result = whileCatRuns("--comm", "cat", "--stdout");
        assertThat(result.status()).isZero();
        assertThat(result.err())
                .containsPattern(
                        "INFO\\[\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ] Tracing started \\.\\.\\. \\(Ctrl \\+ C to stop\\)")
                .containsPattern("Syscall Name +\\| +Sent +\\| +Lost")
                .containsPattern("Total events: \\d+")
                .contains("Total lost: 0");
        assertThat(result.out())
                .containsPattern(
                        "cat\\(\\d+\\) \\| SysOpenat\\(int dfd: AT_FDCWD, const char \\* filename: /etc/hosts, ");
    }

    @Test
    void commCatToJson() throws IOException, InterruptedException {
        Path json = file(whileCatRuns("--comm", "cat", "--json"), "output file");
        assertThat(Files.readString(json)).contains("\"syscall\":\"SysOpenat\"");
        Files.delete(json);
    }

    @Test
    void commCatToRawAndThenToJson() throws IOException, InterruptedException {
        Path raw = file(whileCatRuns("--comm", "cat", "--raw"), "output file");
        Etrace.Result parsed = Etrace.run("--input", raw.toString(), "--json");
        assertThat(parsed.status()).as(parsed.err()).isZero();
        assertThat(parsed.err()).contains("] Parsing " + raw + " ...");
        Path json = file(parsed, "done ! Output file");
        assertThat(Files.readString(json)).contains("\"syscall\":\"SysOpenat\"");
        Files.delete(raw);
        Files.delete(json);
    }

    @Test
    void goBooleans() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--stats=false", "--stdout=true", "--json=false", "--", "true");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("Total events");
        assertThat(result.out()).contains("SysExecve");
    }
}
