// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * Where the programs keep what belongs to a syscall: plans, filters and statistics have a slot for each number, native ones
 * before those of 32-bit programs (bpf/abi/plan.h).
 */
public final class SyscallSlot {
    /** Slots of one ABI; the last takes all numbers that are not below it. */
    public static final int ABI_SLOTS = 512;

    public static final int SLOTS = 2 * ABI_SLOTS;

    private SyscallSlot() {}

    /** The slot of a number, 0 to {@link #SLOTS} - 1. */
    public static int of(int number, boolean compat) {
        int slot = number >= 0 && number < ABI_SLOTS - 1 ? number : ABI_SLOTS - 1;
        return compat ? slot + ABI_SLOTS : slot;
    }
}
