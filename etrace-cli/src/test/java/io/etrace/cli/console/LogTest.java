// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.cli.options.LogLevel;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(bytes);

    @Test
    void linesHaveLevelAndTime() {
        log(LogLevel.INFO).info("Tracing started ... (Ctrl + C to stop)");
        assertThat(written()).isEqualTo("INFO[2021-09-25T21:54:11Z] Tracing started ... (Ctrl + C to stop)\n");
    }

    @ParameterizedTest
    @CsvSource({"PANIC, 0", "FATAL, 1", "ERROR, 1", "WARN, 2", "INFO, 3", "DEBUG, 4", "TRACE, 4"})
    void aLevelShowsItsOwnAndTheGraver(LogLevel level, int lines) {
        Log log = log(level);
        log.failure("f", new NoStack());
        log.warn("w");
        log.info("i");
        log.debug("d");
        assertThat(written().lines().filter(line -> line.matches("(FATA|WARN|INFO|DEBU)\\[.*] [fwid]")))
                .hasSize(lines);
    }

    @Test
    void whereAFailureHappenedIsToldAtLevelDebug() {
        log(LogLevel.INFO).failure("it failed", new IllegalStateException("cause"));
        assertThat(written().lines()).containsExactly("FATA[2021-09-25T21:54:11Z] it failed");
        log(LogLevel.DEBUG).failure("it failed", new IllegalStateException("cause"));
        assertThat(written())
                .contains("DEBU[2021-09-25T21:54:11Z] java.lang.IllegalStateException: cause\n", "LogTest");
    }

    @Test
    void timesAreThoseOfTheIsoFormat() {
        long last = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
        for (long second = 0; second <= last; second += 10_000_019) {
            assertThat(Log.timestamp(second))
                    .isEqualTo(Instant.ofEpochSecond(second).toString());
        }
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        log(LogLevel.INFO).info("a\u001b[2Jb\nc\u009bd\u007fé");
        assertThat(written()).endsWith("] a\\x1b[2Jb\\x0ac\\x9bd\\x7fé\n");
    }

    @Test
    void aLineReplacesTheProgress() {
        terminal.progress("10%");
        terminal.progress("20%");
        terminal.line("done");
        terminal.progress("");
        assertThat(written()).isEqualTo("\r\033[K10%\r\033[K20%\r\033[Kdone\n");
    }

    @Test
    void progressIsRemoved() {
        terminal.progress("");
        terminal.progress("10%");
        terminal.progress("");
        assertThat(written()).isEqualTo("\r\033[K10%\r\033[K");
    }

    private Log log(LogLevel level) {
        return new Log(terminal, level, () -> 1632606851);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class NoStack extends RuntimeException {
        private NoStack() {
            super("x", null, false, false);
        }
    }
}
