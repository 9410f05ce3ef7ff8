// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.util.Locale;

/** How much is told on the standard error, from the least to the most. */
public enum LogLevel {
    PANIC,
    FATAL,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE;

    private static final int LABEL_LENGTH = 4;

    static LogLevel parse(String text) {
        for (LogLevel level : values()) {
            if (level.name().equalsIgnoreCase(text)) {
                return level;
            }
        }
        if (text.equalsIgnoreCase("warning")) {
            return WARN;
        }
        throw new UsageException(
                "--log-level wants panic, fatal, error, warn, info, debug or trace, not '" + text + "'");
    }

    /** Whether what is said at {@code other} is shown at this level. */
    public boolean shows(LogLevel other) {
        return other.compareTo(this) <= 0;
    }

    /** The four letters in front of a line. */
    public String label() {
        return name().substring(0, LABEL_LENGTH).toUpperCase(Locale.ROOT);
    }
}
