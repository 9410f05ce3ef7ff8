// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals and ends are told of those tasks that a trace has calls of, and each line says whose it is. */
class EndsIT {
    private static final String CHURN =
            "for i in $(seq 50); do (exit 0); sh -c 'kill -TERM $$'; done; test -e /no/such/wanted";

    @TempDir
    Path directory;

    @BeforeAll
    static void needsRoot() {
        Etrace.needsRoot();
    }

    @Test
    void whoMadeNoWantedCallIsNotThere() throws IOException, InterruptedException {
        Path trace = directory.resolve("trace");
        Path capture = directory.resolve("capture");
        List<String> lines;
        try (RunningEtrace all = RunningEtrace.start("--raw", "--no-stats", "-o", capture.toString());
                RunningEtrace etrace =
                        RunningEtrace.start("-s", "connect,accept4", "--no-stats", "-o", trace.toString())) {
            Etrace.program(List.of("bash", "-c", CHURN + "; exec 3<>/dev/tcp/127.0.0.1/1"));
            etrace.awaitLine(trace, "SysConnect");
            etrace.signal("TERM");
            etrace.end();
            all.signal("TERM");
            all.end();
            lines = ofTasks(Files.readAllLines(trace));
        }
        assertThat(lines).noneMatch(line -> line.startsWith("?("));
        List<String> callers = callers(lines);
        assertThat(lines).allMatch(line -> callers.contains(who(line)));
        assertThat(lines).anyMatch(line -> line.contains("+++ exited with"));
        List<String> later =
                ofTasks(Etrace.run("--input", capture.toString(), "-s", "connect,accept4", "--stdout", "--no-stats")
                        .outLines());
        assertThat(later).allMatch(line -> callers(later).contains(who(line)));
    }

    /** Without those of losses: a capture of the whole machine is of whatever else goes on there. */
    private static List<String> ofTasks(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("***")).toList();
    }

    private static List<String> callers(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("| Sys"))
                .map(EndsIT::who)
                .toList();
    }

    /** The number. */
    private static String who(String line) {
        return line.replaceFirst("^.*?\\((\\d+)\\) \\| .*", "$1");
    }

    /** All of it, with names, even of who makes no call. */
    @Test
    void withoutAFilterOfCallsEveryEndIsTold() throws IOException, InterruptedException {
        Process spinning = new ProcessBuilder("bash", "-c", "while :; do :; done").start();
        Path trace = directory.resolve("trace");
        try (RunningEtrace etrace =
                RunningEtrace.start("-p", Long.toString(spinning.pid()), "--no-stats", "-o", trace.toString())) {
            spinning.destroyForcibly();
            assertThat(etrace.end().status()).isZero();
        }
        assertThat(Files.readAllLines(trace))
                .allMatch(line -> line.startsWith("bash(" + spinning.pid() + ") | "))
                .anyMatch(line -> line.contains("+++ killed by SIGKILL +++"));
    }
}
