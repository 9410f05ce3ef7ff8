// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.cli.console.Progress;
import java.util.OptionalLong;

/** How far the reading of captures has come: {@code [########            ]  40%  25.1 MB/s  00:12 left}. */
public final class ReplayProgress {
    private static final long INTERVAL_NANOS = 200_000_000;
    private static final int BAR = 30;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final Progress progress;
    private final OpenCaptures captures;
    private final long start;
    private long next;

    /** @param start when the reading began, of {@link System#nanoTime} */
    ReplayProgress(Progress progress, OpenCaptures captures, long start) {
        this.progress = progress;
        this.captures = captures;
        this.start = start;
        this.next = start;
    }

    /** Draws the line when it is time to. */
    void update() {
        if (progress.isShown() && System.nanoTime() >= next) {
            long now = System.nanoTime();
            progress.show(line(captures.position(), captures.size(), now - start));
            next = now + INTERVAL_NANOS;
        }
    }

    /**
     * @param position bytes read
     * @param size bytes there are; empty when they come from a pipe
     * @param elapsed nanoseconds since the start
     */
    public static String line(long position, OptionalLong size, long elapsed) {
        double perSecond = elapsed == 0 ? 0 : (double) position * NANOS_PER_SECOND / elapsed;
        String rate = pad(megabytes(perSecond) + " MB/s", 12);
        if (size.isEmpty()) {
            return pad(megabytes(position) + " MB", 12) + "  " + rate;
        }
        long read = Math.min(position, size.getAsLong());
        double part = size.getAsLong() == 0 ? 1 : (double) read / size.getAsLong();
        int filled = (int) (part * BAR);
        String left = perSecond == 0 ? "--:--" : clock((long) ((size.getAsLong() - read) / perSecond));
        return "[" + "#".repeat(filled) + " ".repeat(BAR - filled) + "] " + pad((int) (part * 100) + "%", 4) + "  "
                + rate + "  " + left + " left";
    }

    private static double megabytes(double bytes) {
        return (long) (bytes / 1e5) / 10.0;
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
