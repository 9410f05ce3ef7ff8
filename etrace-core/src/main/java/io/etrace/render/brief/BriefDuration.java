// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

import io.etrace.text.Utf8Buffer;

/** Writes durations with two to four digits and their unit: {@code 840ns}, {@code 8.4us}, {@code 26us}, {@code 1.204s}. */
final class BriefDuration {
    private static final long MICRO = 1_000;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private BriefDuration() {}

    static void append(Utf8Buffer out, long nanos) {
        if (nanos < MICRO) {
            out.appendDecimal(nanos).append('n').append('s');
        } else if (nanos < MILLI) {
            tenths(out, nanos, MICRO);
            out.append('u').append('s');
        } else if (nanos < SECOND) {
            tenths(out, nanos, MILLI);
            out.append('m').append('s');
        } else {
            out.appendDecimal(nanos / SECOND).append('.');
            long millis = nanos % SECOND / MILLI;
            out.append((char) ('0' + millis / 100))
                    .append((char) ('0' + millis / 10 % 10))
                    .append((char) ('0' + millis % 10))
                    .append('s');
        }
    }

    /** Rounded down; tenths only of what has less than two digits before them. */
    private static void tenths(Utf8Buffer out, long nanos, long unit) {
        out.appendDecimal(nanos / unit);
        if (nanos / unit < 10) {
            out.append('.').append((char) ('0' + nanos % unit / (unit / 10)));
        }
    }
}
