// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

import io.etrace.render.Timestamps;
import io.etrace.text.Utf8Buffer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Writes the time at the beginning of a line. Not thread safe. */
final class LineTime {
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final TimeStyle style;
    private final Timestamps timestamps;
    private final ZoneRules zone = ZoneId.systemDefault().getRules();
    private long hour = Long.MIN_VALUE;
    private long zoneOffset;
    private long reference = Long.MIN_VALUE;

    /** @param timestamps which know the time of day, also after a clock was set */
    LineTime(TimeStyle style, Timestamps timestamps) {
        this.style = style;
        this.timestamps = timestamps;
    }

    /** Appends a time of CLOCK_MONOTONIC, in nanoseconds, and a blank. */
    void append(Utf8Buffer out, long monotonic) {
        switch (style) {
            case CLOCK -> clock(out, timestamps.realtime(monotonic));
            case UNIX -> seconds(out, timestamps.realtime(monotonic));
            case RELATIVE -> relative(out, monotonic, false);
            case DELTA -> relative(out, monotonic, true);
            case NONE -> {
                return;
            }
        }
        out.append(' ');
    }

    private void clock(Utf8Buffer out, long time) {
        long second = time / NANOS;
        if (second / HOUR != hour) { // zones change at full hours
            hour = second / HOUR;
            zoneOffset = zone.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        }
        long ofDay = Math.floorMod(second + zoneOffset, DAY);
        padded(out, ofDay / HOUR, 2);
        out.append(':');
        padded(out, ofDay / 60 % 60, 2);
        out.append(':');
        padded(out, ofDay % 60, 2);
        micros(out, time);
    }

    private void relative(Utf8Buffer out, long monotonic, boolean sinceLast) {
        if (reference == Long.MIN_VALUE) {
            reference = monotonic;
        }
        long passed = monotonic - reference;
        if (passed < 0) { // of calls that end in another order than they began
            out.append('-');
        }
        seconds(out, Math.abs(passed));
        reference = sinceLast ? monotonic : reference;
    }

    private static void seconds(Utf8Buffer out, long nanos) {
        out.appendDecimal(nanos / NANOS);
        micros(out, nanos);
    }

    private static void micros(Utf8Buffer out, long nanos) {
        out.append('.');
        padded(out, nanos % NANOS / NANOS_PER_MICRO, 6);
    }

    private static void padded(Utf8Buffer out, long value, int digits) {
        byte[] target = out.reserve(digits);
        long rest = value;
        for (int i = out.length() + digits - 1; i >= out.length(); i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.advance(digits);
    }
}
