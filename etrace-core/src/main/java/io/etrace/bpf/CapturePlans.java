// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import java.util.List;

/**
 * The capture plans in the layout of the programs.
 *
 * @param slots plans by slot: native numbers, then 32-bit numbers; each {@link #PLAN_LENGTH} bytes or empty
 * @param variants plans that argument values choose
 */
public record CapturePlans(byte[][] slots, List<Variant> variants) {
    /** sizeof(struct plan). */
    public static final int PLAN_LENGTH = 144;
    /** Slots of one ABI; the last takes all numbers that are not below it. */
    public static final int ABI_SLOTS = 512;

    public static final int SLOTS = 2 * ABI_SLOTS;

    /**
     * @param slot of the syscall
     * @param first the value of the first selecting argument
     * @param second the value of the second, or -1 for any
     * @param plan {@link #PLAN_LENGTH} bytes
     */
    public record Variant(int slot, int first, int second, byte[] plan) {}

    /** The slot of a number. */
    public static int slot(int number, boolean compat) {
        int slot = number >= 0 && number < ABI_SLOTS - 1 ? number : ABI_SLOTS - 1;
        return compat ? slot + ABI_SLOTS : slot;
    }
}
