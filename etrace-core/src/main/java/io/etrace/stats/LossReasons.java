// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

/**
 * Why records of syscalls are missing.
 *
 * @param ringFull the ring had no room: they came faster than they were read
 * @param noMemory there was no memory to build them in
 * @param tooLarge they are larger than the whole ring
 * @param unreadable the capture is damaged where they were, which may have been other records, too
 */
public record LossReasons(long ringFull, long noMemory, long tooLarge, long unreadable) {
    public static final LossReasons NONE = new LossReasons(0, 0, 0, 0);

    LossReasons plus(LossReasons other) {
        return new LossReasons(
                ringFull + other.ringFull,
                noMemory + other.noMemory,
                tooLarge + other.tooLarge,
                unreadable + other.unreadable);
    }
}
