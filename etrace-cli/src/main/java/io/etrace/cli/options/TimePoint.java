// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

/** A time as people give it. Which one it is may depend on when a capture began. */
@FunctionalInterface
interface TimePoint {
    /** When it is for a capture that began at {@code start}, a time in the user's zone. */
    Instant in(ZonedDateTime start);

    /**
     * Reads {@code 2026-11-23T09:16:00.5Z}, with any offset or without one for local time; {@code 09:16:00.5}, local time
     * of the day on which the capture began; {@code +1.5s} since its start.
     */
    static TimePoint parse(EtraceFlag flag, String text) {
        if (text.startsWith("+")) {
            Duration offset = Quantity.time(flag, text.substring(1));
            return start -> start.plus(offset).toInstant();
        }
        try {
            return text.indexOf('T') < 0 ? ofDay(LocalTime.parse(text)) : ofDate(text);
        } catch (DateTimeException e) {
            throw new UsageException(flag.spelling()
                    + " wants a time such as 2026-11-23T09:16:00Z, 09:16:00.5 or +1.5s, not '" + text + "'");
        }
    }

    private static TimePoint ofDate(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        if (zoned) {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return start -> instant;
        }
        LocalDateTime local = LocalDateTime.parse(text);
        return start -> local.atZone(start.getZone()).toInstant();
    }

    /** A time that is more than half a day before the start is one of the next day: the capture went on past midnight. */
    private static TimePoint ofDay(LocalTime time) {
        return start -> {
            ZonedDateTime sameDay = start.with(time);
            boolean next = Duration.between(sameDay, start).toHours() >= 12;
            return (next ? start.plusDays(1).with(time) : sameDay).toInstant();
        };
    }
}
