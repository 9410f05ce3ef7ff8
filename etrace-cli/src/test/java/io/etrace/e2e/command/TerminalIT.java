// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a terminal: Ctrl-C, and the progress that is shown there. */
class TerminalIT {
    private static final String CTRL_C = "\u0003";

    private static final Pattern PROGRESS = Pattern.compile("\r\033\\[K(\\d+) events, (\\d+)/s, \\d+ lost");

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private static String trace(String options) {
        return "exec " + Etrace.LAUNCHER + " " + options;
    }

    @Test
    void ctrlCIsTheCommandsBusiness() throws IOException, InterruptedException {
        Path program = Files.writeString(
                directory.resolve("program"),
                "trap 'echo interrupted; exit 9' INT\necho ready\nwhile :; do sleep 0.1; done\n");
        try (TestTerminal terminal =
                TestTerminal.start(trace("-o " + directory.resolve("trace") + " -- sh " + program))) {
            terminal.awaitText("ready");
            terminal.type(CTRL_C);
            assertThat(terminal.end()).isEqualTo(9);
            assertThat(terminal.seen()).contains("interrupted").contains("Total lost: 0");
        }
        assertThat(Files.readString(directory.resolve("trace"))).contains("+++ exited with 9 +++");
    }

    @Test
    void ctrlCEndsATraceWithoutACommand() throws IOException, InterruptedException {
        try (TestTerminal terminal = TestTerminal.start(trace("--comm nobody-has-this"))) {
            terminal.awaitText("Tracing started");
            terminal.type(CTRL_C);
            assertThat(terminal.end()).isZero();
            assertThat(terminal.seen()).contains("Total events: 0");
        }
    }

    /** A second has passed before the first line, so that its rate is no more than what it has counted. */
    @Test
    void progressIsShownWhileEventsGoToAFile() throws IOException, InterruptedException {
        Path loop = Etrace.compile(directory, "getppid.c");
        Process busy = new ProcessBuilder(loop.toString(), "2000000000").start();
        try (TestTerminal terminal =
                TestTerminal.start(trace("-p " + busy.pid() + " -s getppid -o " + directory.resolve("trace")))) {
            terminal.awaitText("(Ctrl + C to stop)");
            terminal.awaitText(" lost");
            Matcher line = PROGRESS.matcher(terminal.seen());
            assertThat(line.find()).as(terminal.seen()).isTrue();
            assertThat(Long.parseLong(line.group(1))).isPositive();
            assertThat(Long.parseLong(line.group(2))).isBetween(1L, Long.parseLong(line.group(1)));
            terminal.type(CTRL_C);
            assertThat(terminal.end()).isZero();
        } finally {
            busy.destroyForcibly();
        }
    }

    @Test
    void theTerminalIsTheCommands() throws IOException, InterruptedException {
        for (String output : List.of("", "-o " + directory.resolve("trace"), "--raw -o " + directory.resolve("raw"))) {
            assertThat(TestTerminal.show(trace(output + " -- sleep 2.5")))
                    .contains("Tracing started ...", "Total lost")
                    .doesNotContain("events, ")
                    .doesNotContain("Ctrl + C");
        }
    }

    /** Of a job in the background neither the shell's prompt nor what is typed there is the business. */
    @Test
    void theTerminalIsTheShellsWhileItTracesInTheBackground() throws IOException, InterruptedException {
        String seen = TestTerminal.show("bash -c 'set -m; " + Etrace.LAUNCHER
                + " -c nobody-has-this --duration 2500ms -o " + directory.resolve("trace") + " & wait'");
        assertThat(seen)
                .contains("Tracing started ...", "Total lost")
                .doesNotContain("events, ")
                .doesNotContain("Ctrl + C");
    }
}
