// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

/**
 * What a block of records holds.
 *
 * @param cpu that made them
 * @param records how many
 * @param firstTime the earliest time, CLOCK_MONOTONIC nanoseconds
 * @param lastTime the latest time
 * @param firstSequence the sequence number of the first
 * @param lost records of this CPU that are known to be missing since its block before, in front of this one or inside
 */
public record BlockSummary(int cpu, int records, long firstTime, long lastTime, int firstSequence, long lost) {
    /** Of frames that hold no records; {@code argument} stands where the first time would. */
    static BlockSummary none(long argument) {
        return new BlockSummary(0, 0, argument, 0, 0, 0);
    }
}
