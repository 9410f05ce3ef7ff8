// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import io.etrace.cli.options.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Messages in the form {@code INFO[2021-09-25T21:54:11Z] Tracing started ...}. Thread safe. */
public final class Log {
    private final Terminal terminal;
    private final LogLevel level;
    private final LongSupplier epochSeconds;

    public Log(Terminal terminal, LogLevel level, LongSupplier epochSeconds) {
        this.terminal = terminal;
        this.level = level;
        this.epochSeconds = epochSeconds;
    }

    public void info(String message) {
        log(LogLevel.INFO, message);
    }

    public void warn(String message) {
        log(LogLevel.WARN, message);
    }

    public void error(String message) {
        log(LogLevel.ERROR, message);
    }

    void debug(String message) {
        log(LogLevel.DEBUG, message);
    }

    /** Why the run ends; where it happened is told at level debug. */
    public void failure(String message, Throwable cause) {
        log(LogLevel.FATAL, message);
        if (level.shows(LogLevel.DEBUG)) {
            StringWriter trace = new StringWriter();
            cause.printStackTrace(new PrintWriter(trace));
            trace.toString().lines().forEach(this::debug);
        }
    }

    private void log(LogLevel at, String message) {
        if (level.shows(at)) {
            terminal.line(at.label() + '[' + timestamp(epochSeconds.getAsLong()) + "] " + message);
        }
    }

    /** RFC 3339 in UTC. By hand: java.time's formatter takes 10 ms to start. */
    static String timestamp(long epochSecond) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(20);
        two(text.append(time.getYear()).append('-'), time.getMonthValue());
        two(text.append('-'), time.getDayOfMonth());
        two(text.append('T'), time.getHour());
        two(text.append(':'), time.getMinute());
        two(text.append(':'), time.getSecond());
        return text.append('Z').toString();
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
