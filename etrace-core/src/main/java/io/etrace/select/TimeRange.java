// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

/**
 * A span of CLOCK_MONOTONIC; both ends belong to it.
 *
 * @param from the first nanosecond
 * @param to the last one
 */
public record TimeRange(long from, long to) {
    public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    /** Whether a time is in it. */
    boolean contains(long time) {
        return time >= from && time <= to;
    }

    /** Whether something that happened between two times may have happened in this range. */
    boolean touches(long after, long before) {
        return before >= from && after <= to;
    }
}
