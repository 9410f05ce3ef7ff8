// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

/** How a trace that is written to a file goes on: {@code 1234567 events, 52000/s, 0 lost}. */
public final class LiveProgress {
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private long lastSeen;
    private long lastTime;

    public LiveProgress(long startNanos) {
        lastTime = startNanos;
    }

    /** @param nanos when the events were counted: the rate is that since the last call */
    public String line(long seen, long lost, long nanos) {
        long elapsed = Math.max(1, nanos - lastTime);
        long rate = Math.round((double) (seen - lastSeen) * NANOS_PER_SECOND / elapsed);
        lastSeen = seen;
        lastTime = nanos;
        return seen + " events, " + rate + "/s, " + lost + " lost";
    }
}
