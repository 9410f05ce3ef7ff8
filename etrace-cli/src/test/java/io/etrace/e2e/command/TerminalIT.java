// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a terminal: Ctrl-C, and the progress that is shown there. */
class TerminalIT {
    private static final String CTRL_C = "\u0003";

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

    @Test
    void progressIsShownWhileEventsGoToAFile() throws IOException, InterruptedException {
        try (TestTerminal terminal = TestTerminal.start(trace("-o " + directory.resolve("trace") + " -- sleep 1000"))) {
            terminal.awaitText(" lost");
            assertThat(terminal.seen()).containsPattern("\r\033\\[K\\d+ events, \\d+/s, 0 lost");
            terminal.type(CTRL_C);
            assertThat(terminal.end()).isEqualTo(128 + 2);
        }
    }

    @Test
    void progressIsNotShownWhenEventsGoToTheTerminal() throws IOException, InterruptedException {
        assertThat(TestTerminal.show(trace("-- sleep 2.5")))
                .contains("SysClockNanosleep")
                .doesNotContain("events, ");
    }
}
