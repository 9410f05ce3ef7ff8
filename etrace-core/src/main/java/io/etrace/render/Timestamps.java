// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.text.Utf8Buffer;

/** Writes times as RFC 3339 does, in UTC with nanoseconds: {@code 2026-11-23T09:16:00.123456789Z}. */
public final class Timestamps {
    private static final long NANOS = 1_000_000_000L;
    private static final int DAY = 86_400;
    private static final long DAYS_BEFORE_1970 = 719_468; /* since 1 March of the year 0 */
    private static final int ERA = 146_097; /* days of 400 years */

    private long realtimeOffset;
    private final Utf8Buffer second = new Utf8Buffer(32);
    private long current = Long.MIN_VALUE;

    /** @param realtimeOffset CLOCK_REALTIME less CLOCK_MONOTONIC, in nanoseconds */
    public Timestamps(long realtimeOffset) {
        this.realtimeOffset = realtimeOffset;
    }

    /** From now on times are of clocks that were set since. */
    public void moveTo(long newRealtimeOffset) {
        realtimeOffset = newRealtimeOffset;
    }

    /** Nanoseconds since 1970 of a time of CLOCK_MONOTONIC; not less than 0. */
    public long realtime(long monotonic) {
        return Math.max(0, monotonic + realtimeOffset);
    }

    /** Appends a time of CLOCK_MONOTONIC; times before 1970 become its first second. */
    public void append(Utf8Buffer out, long monotonic) {
        long time = realtime(monotonic);
        if (time / NANOS != current) {
            current = time / NANOS;
            renderSecond();
        }
        out.append(second.array(), 0, second.length());
        appendPadded(out, time % NANOS, 9);
        out.append('Z');
    }

    private void renderSecond() {
        second.clear();
        appendDate(current / DAY);
        long time = current % DAY;
        second.append('T');
        appendPadded(second, time / 3600, 2);
        second.append(':');
        appendPadded(second, time / 60 % 60, 2);
        second.append(':');
        appendPadded(second, time % 60, 2);
        second.append('.');
    }

    /** The Gregorian date, counted in years that begin in March, so that the leap day is the last one of a year. */
    private void appendDate(long daysSince1970) {
        long days = daysSince1970 + DAYS_BEFORE_1970;
        long era = days / ERA;
        long day = days % ERA;
        long year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        long dayOfYear = day - (365 * year + year / 4 - year / 100);
        long month = (5 * dayOfYear + 2) / 153;
        appendPadded(second, year + era * 400 + (month >= 10 ? 1 : 0), 4);
        second.append('-');
        appendPadded(second, month >= 10 ? month - 9 : month + 3, 2);
        second.append('-');
        appendPadded(second, dayOfYear - (153 * month + 2) / 5 + 1, 2);
    }

    private static void appendPadded(Utf8Buffer out, long value, int digits) {
        byte[] target = out.reserve(digits);
        long rest = value;
        for (int i = out.length() + digits - 1; i >= out.length(); i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        out.advance(digits);
    }
}
