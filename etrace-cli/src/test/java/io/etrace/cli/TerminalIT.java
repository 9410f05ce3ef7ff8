// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on a terminal of its own, which script(1) makes. */
class TerminalIT {
    private static final String CTRL_C = "\u0003";

    @TempDir
    Path directory;

    private final StringBuilder seen = new StringBuilder();

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private static Process onTerminal(String command) throws IOException {
        return new ProcessBuilder("script", "-qefc", command, "/dev/null")
                .redirectErrorStream(true)
                .start();
    }

    private void readUntil(Process script, String words) throws IOException {
        InputStream screen = script.getInputStream();
        for (int c = screen.read(); c >= 0; c = screen.read()) {
            seen.append((char) c);
            if (seen.indexOf(words) >= 0) {
                return;
            }
        }
        throw new AssertionError("the terminal never showed " + words + " but " + seen);
    }

    private void type(Process script, String keys) throws IOException {
        script.getOutputStream().write(keys.getBytes(StandardCharsets.US_ASCII));
        script.getOutputStream().flush();
    }

    private void readAll(Process script) throws IOException {
        seen.append(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void ctrlCIsTheCommandsBusiness() throws IOException, InterruptedException {
        Path program = Files.writeString(
                directory.resolve("program"),
                "trap 'echo interrupted; exit 9' INT\necho ready\nwhile :; do sleep 0.1; done\n");
        Process script =
                onTerminal("exec " + Etrace.LAUNCHER + " -o " + directory.resolve("trace") + " -- sh " + program);
        readUntil(script, "ready");
        type(script, CTRL_C);
        readAll(script);
        assertThat(script.waitFor()).isEqualTo(9);
        assertThat(seen).contains("interrupted").contains("Total lost: 0");
        assertThat(Files.readString(directory.resolve("trace"))).contains("+++ exited with 9 +++");
    }

    @Test
    void ctrlCEndsATraceWithoutACommand() throws IOException, InterruptedException {
        Process script = onTerminal("exec " + Etrace.LAUNCHER + " --comm nobody-has-this");
        readUntil(script, "Tracing started");
        type(script, CTRL_C);
        readAll(script);
        assertThat(script.waitFor()).isZero();
        assertThat(seen).contains("Total events: 0");
    }

    @Test
    void progressIsShownWhileEventsGoToAFile() throws IOException, InterruptedException {
        Process script = onTerminal("exec " + Etrace.LAUNCHER + " -o " + directory.resolve("trace") + " -- sleep 1000");
        readUntil(script, " lost");
        assertThat(seen).containsPattern("\r\033\\[K\\d+ events, \\d+/s, 0 lost");
        type(script, CTRL_C);
        readAll(script);
        assertThat(script.waitFor()).isEqualTo(128 + 2);
    }

    @Test
    void progressIsNotShownWhenEventsGoToTheTerminal() throws IOException, InterruptedException {
        Process script = onTerminal("exec " + Etrace.LAUNCHER + " -- sleep 2.5");
        readAll(script);
        assertThat(script.waitFor()).isZero();
        assertThat(seen).contains("SysClockNanosleep").doesNotContain("events, ");
    }
}
