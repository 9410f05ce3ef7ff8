// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

/**
 * What a block of records holds.
 *
 * @param cpu that made them
 * @param records how many
 * @param firstTime the earliest time, CLOCK_MONOTONIC nanoseconds
 * @param lastTime the latest time
 * @param firstSequence the sequence number of the first
 * @param nextSequence that of the CPU's next record, unless it is lost
 * @param lostBefore records of this CPU that are missing between the block before, or the start, and this one
 */
public record BlockSummary(
        int cpu, int records, long firstTime, long lastTime, int firstSequence, int nextSequence, int lostBefore) {
    /** Of frames that hold no records; {@code argument} stands where the first time would. */
    static BlockSummary none(long argument) {
        return new BlockSummary(0, 0, argument, 0, 0, 0, 0);
    }

    /** All records of this CPU that are missing since the block before: in front of this one and inside it. */
    public long lost() {
        return Integer.toUnsignedLong(lostBefore)
                + Integer.toUnsignedLong(nextSequence - firstSequence)
                - Integer.toUnsignedLong(records);
    }
}
