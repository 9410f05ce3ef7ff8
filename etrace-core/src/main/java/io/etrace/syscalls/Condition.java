// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.Arrays;

/**
 * A test of one argument: it holds when {@code argument & mask} is one of the values. It chooses a {@link Variant}, or tells
 * whether a call looks at another argument.
 *
 * @param argument the argument's index, 0 to 5
 * @param mask the bits that count; never more than the parameter's C type has
 * @param values the values to compare with, bits outside the mask being 0
 * @param negated whether it holds when the argument is none of the values instead; never of a variant
 */
public record Condition(int argument, long mask, long[] values, boolean negated) {
    public Condition(int argument, long mask, long[] values) {
        this(argument, mask, values, false);
    }

    /** Whether the condition holds for the register of the argument. */
    public boolean holds(long register) {
        long masked = register & mask;
        for (long value : values) {
            if (value == masked) {
                return !negated;
            }
        }
        return negated;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition that
                && argument == that.argument
                && mask == that.mask
                && negated == that.negated
                && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * argument + Long.hashCode(mask)) + Arrays.hashCode(values) + (negated ? 1 : 0);
    }

    @Override
    public String toString() {
        return "arg" + argument + " & " + Long.toHexString(mask) + (negated ? " not in " : " in ")
                + Arrays.toString(values);
    }
}
