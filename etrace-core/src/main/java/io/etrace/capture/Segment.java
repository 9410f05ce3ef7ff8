// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.util.Arrays;

/**
 * A part of a capture that can be decoded without what stands before it.
 *
 * @param position where it starts in the file
 * @param firstTime the earliest time of its records, CLOCK_MONOTONIC nanoseconds
 * @param lastTime the latest
 * @param records how many
 * @param lost how many are missing
 * @param processes thread group ids of the processes with records in it, ascending; empty when there were too many to
 *     note, or no records
 */
public record Segment(long position, long firstTime, long lastTime, long records, long lost, int[] processes) {
    /** Whether records of a process may be in it. */
    public boolean mayHold(int tgid) {
        return records > 0 && (processes.length == 0 || Arrays.binarySearch(processes, tgid) >= 0);
    }

    /** Whether records of between two times, both included, may be in it. */
    public boolean overlaps(long from, long to) {
        return records > 0 && firstTime <= to && lastTime >= from;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Segment that
                && position == that.position
                && firstTime == that.firstTime
                && lastTime == that.lastTime
                && records == that.records
                && lost == that.lost
                && Arrays.equals(processes, that.processes);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(position);
    }
}
