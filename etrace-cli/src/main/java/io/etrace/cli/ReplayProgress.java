// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

/** How far the reading of a file has come: {@code [########            ]  40%  25.1 MB/s  00:12 left}. */
final class ReplayProgress {
    private static final int BAR = 30;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private ReplayProgress() {}

    /**
     * @param position bytes read
     * @param size bytes there are
     * @param elapsed nanoseconds since the start
     */
    static String line(long position, long size, long elapsed) {
        long read = Math.min(position, size);
        double part = size == 0 ? 1 : (double) read / size;
        int filled = (int) (part * BAR);
        double perSecond = elapsed == 0 ? 0 : (double) read * NANOS_PER_SECOND / elapsed;
        String rate = (long) (perSecond / 1e5) / 10.0 + " MB/s";
        String left = perSecond == 0 ? "--:--" : clock((long) ((size - read) / perSecond));
        return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + pad((int) (part * 100) + "%", 4) + "  "
                + pad(rate, 12) + "  " + left + " left";
    }

    private static String pad(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /** Minutes and seconds, with hours when there are any. */
    private static String clock(long seconds) {
        String minutes = two(seconds / 60 % 60) + ":" + two(seconds % 60);
        return seconds < 3600 ? minutes : seconds / 3600 + ":" + minutes;
    }

    private static String two(long number) {
        return number < 10 ? "0" + number : Long.toString(number);
    }
}
