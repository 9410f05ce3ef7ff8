// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.linux.Libc;
import java.util.Map;

/**
 * Three clocks read at one moment, in nanoseconds.
 *
 * @param monotonic CLOCK_MONOTONIC, the clock of the records
 * @param boottime CLOCK_BOOTTIME, the same with the time asleep
 * @param realtime CLOCK_REALTIME, since 1970
 */
public record ClockReading(long monotonic, long boottime, long realtime) {
    private static final String MONOTONIC = "monotonic_ns";
    private static final String BOOTTIME = "boottime_ns";
    private static final String REALTIME = "realtime_ns";
    private static final int MOST_READINGS = 20;
    private static final long CLOSE_NANOS = 2_000;

    /** The clocks as they are now: the closest of some readings, as another thread may get the CPU within any of them. */
    public static ClockReading now() {
        ClockReading best = new ClockReading(0, 0, 0);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MOST_READINGS && least > CLOSE_NANOS; i++) {
            long before = Libc.monotonicNanos();
            long boottime = Libc.boottimeNanos();
            long realtime = Libc.realtimeNanos();
            long taken = Libc.monotonicNanos() - before;
            if (taken < least) {
                least = taken;
                best = new ClockReading(before + taken / 2, boottime, realtime);
            }
        }
        return best;
    }

    /** The same clocks at a later time, if none was set: two readings of one clock would differ by what reading takes. */
    public ClockReading at(long laterMonotonic) {
        long passed = laterMonotonic - monotonic;
        return new ClockReading(laterMonotonic, boottime + passed, realtime + passed);
    }

    /** What to add to a record's time for the time since 1970. */
    public long realtimeOffset() {
        return realtime - monotonic;
    }

    Map<String, String> metadata() {
        return Map.of(
                MONOTONIC, Long.toString(monotonic),
                BOOTTIME, Long.toString(boottime),
                REALTIME, Long.toString(realtime));
    }

    /** @throws DamagedCaptureException when there are no such metadata */
    static ClockReading of(Map<String, String> metadata) {
        return new ClockReading(number(metadata, MONOTONIC), number(metadata, BOOTTIME), number(metadata, REALTIME));
    }

    private static long number(Map<String, String> metadata, String key) {
        String value = metadata.getOrDefault(key, "");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new DamagedCaptureException("its fact " + key + " is '" + value + "', no number of nanoseconds");
        }
    }
}
