// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

/** Sizes as people read them and as options take them: {@code 1.5M}, rounded down; K is 1024 bytes. */
public final class HumanSize {
    private static final String UNITS = "KMGTPE";
    private static final int STEP = 1024;

    private HumanSize() {}

    public static String of(long bytes) {
        if (bytes < STEP) {
            return Long.toString(bytes);
        }
        int unit = (63 - Long.numberOfLeadingZeros(bytes)) / 10 - 1;
        long whole = bytes >> 10 * (unit + 1);
        long tenth = (bytes >> 10 * unit) % STEP * 10 / STEP;
        return whole + (whole < 100 ? "." + tenth : "") + UNITS.charAt(unit);
    }
}
