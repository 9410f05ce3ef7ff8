// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import io.etrace.record.DurationBuckets;

/**
 * What is known of durations that were counted in buckets: how many each bucket has, the sum of all and the longest. Where
 * in their buckets the durations lie is estimated so that they add up to that sum; equal durations come out exactly.
 */
final class DurationEstimate {
    /** Durations that lie at the very beginning of their buckets, and yet not below it. */
    private static final double LEAST_SHARE = 1e-6;

    private final long[] buckets;
    private final long max;
    private final long count;
    /** The mean distance from the beginning of a bucket, as a share of what the bucket can hold: 0 to 1. */
    private final double share;

    /**
     * @param buckets counts, see {@link DurationBuckets}
     * @param total of the durations, nanoseconds
     * @param max the longest, nanoseconds
     */
    DurationEstimate(long[] buckets, long total, long max) {
        this.buckets = buckets;
        this.max = max;
        long counted = 0;
        double least = 0;
        double room = 0;
        for (int i = 0; i < buckets.length; i++) {
            counted += buckets[i];
            least += (double) buckets[i] * DurationBuckets.lowest(i);
            room += (double) buckets[i] * width(i);
        }
        count = counted;
        share = room == 0 ? 1 : Math.clamp((total - least) / room, LEAST_SHARE, 1);
    }

    /** From the least duration of a bucket to the greatest that it may hold. */
    private long width(int bucket) {
        long last = bucket + 1 < buckets.length ? DurationBuckets.lowest(bucket + 1) - 1 : Long.MAX_VALUE;
        return Math.max(0, Math.min(last, max) - DurationBuckets.lowest(bucket));
    }

    /** The duration that {@code percent} of them do not exceed, in nanoseconds; 0 when there is none. */
    long percentile(double percent) {
        long rank = Math.max(1, (long) Math.ceil(count * percent / 100));
        for (int i = 0; i < buckets.length && count > 0; i++) {
            if (rank <= buckets[i]) {
                return Math.min(max, DurationBuckets.lowest(i) + within(i, (double) rank / buckets[i]));
            }
            rank -= buckets[i];
        }
        return 0;
    }

    /** A power of the rank whose mean over all ranks is the share. */
    private long within(int bucket, double rank) {
        return Math.round(width(bucket) * Math.pow(rank, (1 - share) / share));
    }
}
