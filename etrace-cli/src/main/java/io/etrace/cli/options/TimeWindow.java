// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.select.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The part of a capture that is wanted.
 *
 * @param from empty for the start
 * @param to empty for the end
 */
public record TimeWindow(Optional<TimePoint> from, Optional<TimePoint> to) {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    static TimeWindow of(Settings settings) {
        return new TimeWindow(point(settings, EtraceFlag.FROM), point(settings, EtraceFlag.TO));
    }

    private static Optional<TimePoint> point(Settings settings, EtraceFlag flag) {
        return settings.value(flag).map(text -> TimePoint.parse(flag, text));
    }

    /**
     * The same on the clock of the records.
     *
     * @param startNanos when the first of the captures began, nanoseconds since 1970
     * @param realtimeOffset CLOCK_REALTIME less CLOCK_MONOTONIC, in nanoseconds
     */
    public TimeRange range(long startNanos, long realtimeOffset) {
        if (from.isEmpty() && to.isEmpty()) {
            return TimeRange.ALL;
        }
        ZonedDateTime start = Instant.ofEpochSecond(0, startNanos).atZone(ZoneId.systemDefault());
        long first = from.map(point -> nanos(point.in(start)) - realtimeOffset).orElse(Long.MIN_VALUE);
        long last = to.map(point -> nanos(point.in(start)) - realtimeOffset).orElse(Long.MAX_VALUE);
        if (first > last) {
            throw new UsageException("--from is later than --to: there is nothing between them");
        }
        return new TimeRange(first, last);
    }

    /** Saturated: the nanoseconds of a long end in the year 2262. */
    private static long nanos(Instant time) {
        long second = Math.clamp(
                time.getEpochSecond(), Long.MIN_VALUE / NANOS_PER_SECOND / 2, Long.MAX_VALUE / NANOS_PER_SECOND / 2);
        return second * NANOS_PER_SECOND + time.getNano();
    }
}
