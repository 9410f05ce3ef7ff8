// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

/** Times as people read them: three digits and a unit, rounded down. {@code 1.23ms}. */
public final class HumanTime {
    private static final long MICROSECOND = 1_000;
    private static final long MILLISECOND = 1_000_000;
    private static final long SECOND = 1_000_000_000;

    private HumanTime() {}

    public static String of(long nanos) {
        if (nanos < MICROSECOND) {
            return nanos + "ns";
        }
        if (nanos < MILLISECOND) {
            return threeDigits(nanos, MICROSECOND) + "us";
        }
        return nanos < SECOND ? threeDigits(nanos, MILLISECOND) + "ms" : threeDigits(nanos, SECOND) + "s";
    }

    private static String threeDigits(long nanos, long unit) {
        long whole = nanos / unit;
        if (whole >= 100) {
            return Long.toString(whole);
        }
        long hundredths = nanos % unit * 100 / unit;
        if (whole >= 10) {
            return whole + "." + hundredths / 10;
        }
        return whole + (hundredths < 10 ? ".0" : ".") + hundredths;
    }
}
