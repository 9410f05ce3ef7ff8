// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import java.util.Arrays;

/**
 * The counters of one syscall. {@code seen = sent + lost + filtered} wherever events are sent.
 *
 * @param name as etrace shows it: SysOpenat
 * @param seen calls that ended, or that their task ended in
 * @param errors calls that failed
 * @param sent events that reached the reader's side of the ring
 * @param lost events that found no room
 * @param filtered calls that a filter on results or durations kept back
 * @param totalNanos the sum of all durations
 * @param maxNanos the longest duration
 * @param buckets counts of durations, see {@link io.etrace.record.DurationBuckets}
 */
public record SyscallStatistics(
        String name,
        long seen,
        long errors,
        long sent,
        long lost,
        long filtered,
        long totalNanos,
        long maxNanos,
        long[] buckets) {

    /**
     * The duration that {@code percent} of the calls did not exceed, in nanoseconds: exact when all took equally
     * long, otherwise to within a bucket, which is an eighth wide.
     */
    public long percentile(double percent) {
        return new DurationEstimate(buckets, totalNanos, maxNanos).percentile(percent);
    }

    /** These and others of the same syscall together. */
    SyscallStatistics plus(SyscallStatistics other) {
        long[] sums = Arrays.copyOf(buckets, Math.max(buckets.length, other.buckets.length));
        Arrays.setAll(sums, i -> sums[i] + (i < other.buckets.length ? other.buckets[i] : 0));
        return new SyscallStatistics(
                name,
                seen + other.seen,
                errors + other.errors,
                sent + other.sent,
                lost + other.lost,
                filtered + other.filtered,
                totalNanos + other.totalNanos,
                Math.max(maxNanos, other.maxNanos),
                sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SyscallStatistics that
                && name.equals(that.name)
                && seen == that.seen
                && errors == that.errors
                && sent == that.sent
                && lost == that.lost
                && filtered == that.filtered
                && totalNanos == that.totalNanos
                && maxNanos == that.maxNanos
                && Arrays.equals(buckets, that.buckets);
    }

    @Override
    public int hashCode() {
        return name.hashCode() * 31 + Long.hashCode(seen);
    }
}
