// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * The programs' log-linear buckets: one for each nanosecond below 8, then eight for each power of two, so that a bucket
 * is at most an eighth wide. The last holds all from 2^40 ns (18 minutes) on.
 */
public final class DurationBuckets {
    public static final int COUNT = 304;

    private DurationBuckets() {}

    /** The bucket of a duration; what is negative, or 2^40 ns and longer, is in the last one. */
    public static int of(long nanos) {
        if (nanos >= 0 && nanos < 8) {
            return (int) nanos;
        }
        int bit = 63 - Long.numberOfLeadingZeros(nanos);
        return Math.min(COUNT - 1, (bit - 2) * 8 + (int) (nanos >>> bit - 3 & 7));
    }

    /** The smallest duration of a bucket, in nanoseconds. */
    public static long lowest(int bucket) {
        if (bucket < 8) {
            return bucket;
        }
        int exponent = bucket / 8 + 2;
        return (1L << exponent) + ((long) (bucket & 7) << (exponent - 3));
    }
}
