// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import java.util.List;

/**
 * The capture plans in the layout of the programs.
 *
 * @param slots plans by slot: native numbers, then 32-bit numbers; each {@link #PLAN_LENGTH} bytes or empty
 * @param variants plans that argument values choose
 * @param pointers what plans read behind pointers in memory; each {@link #POINTER_LENGTH} bytes
 */
public record CapturePlans(byte[][] slots, List<Variant> variants, List<byte[]> pointers) {
    /** sizeof(struct plan). */
    public static final int PLAN_LENGTH = 240;
    /** sizeof(struct pointer_read). */
    public static final int POINTER_LENGTH = 32;
    /** Room for reads behind pointers. */
    public static final int MAX_POINTERS = 1024;
    /** Room for the plans of variants, behind the slots. */
    public static final int MAX_VARIANTS = 2048;

    public CapturePlans {
        if (variants.size() > MAX_VARIANTS) {
            throw new IllegalArgumentException(variants.size() + " variants exceed " + MAX_VARIANTS);
        }
        if (pointers.size() > MAX_POINTERS) {
            throw new IllegalArgumentException(pointers.size() + " reads behind pointers exceed " + MAX_POINTERS);
        }
    }

    /**
     * @param slot of the syscall
     * @param test the index of the plan's test
     * @param first the value of the first argument that the test looks at
     * @param second the value of the second one; 0 when there is none
     * @param plan {@link #PLAN_LENGTH} bytes
     */
    public record Variant(int slot, int test, long first, long second, byte[] plan) {}
}
