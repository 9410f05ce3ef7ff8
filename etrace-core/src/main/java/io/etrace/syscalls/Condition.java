// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.Arrays;

/**
 * A test of one argument that chooses a {@link Variant}: it holds when {@code argument & mask} is one of the values.
 *
 * @param argument the argument's index, 0 to 5
 * @param mask the bits that count; never more than the parameter's C type has
 * @param values the values to compare with, bits outside the mask being 0
 */
public record Condition(int argument, long mask, long[] values) {
    /** Whether the condition holds for the register of the argument. */
    public boolean holds(long register) {
        long masked = register & mask;
        for (long value : values) {
            if (value == masked) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition that
                && argument == that.argument
                && mask == that.mask
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * argument + Long.hashCode(mask)) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "arg" + argument + " & " + Long.toHexString(mask) + " in " + Arrays.toString(values);
    }
}
