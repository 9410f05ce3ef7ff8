// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.syscalls.Condition;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.Variant;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * struct plan_test of bpf/abi/plan.h: the bits of one or two arguments that the programs look at to find a variant. Variants
 * whose conditions look at the same bits share a test; tests are tried in the order in which the table has them.
 *
 * @param first the index of an argument
 * @param firstMask its bits
 * @param second another one, or {@link ArgumentRead#NO_REFERENCE}
 * @param secondMask its bits; 0 when there is none
 */
record VariantSelector(int first, long firstMask, int second, long secondMask) {
    static final int MAX_TESTS = 4;
    private static final int MAX_CONDITIONS = 2;
    private static final long[] NONE = {0};

    /** @throws IllegalArgumentException when the programs cannot tell the variants apart */
    static List<VariantSelector> of(Syscall syscall) {
        List<VariantSelector> tests = syscall.variants().stream()
                .filter(variant -> !variant.conditions().isEmpty())
                .map(VariantSelector::of)
                .distinct()
                .toList();
        if (tests.size() > MAX_TESTS) {
            throw new IllegalArgumentException("the variants of " + syscall.name() + " need " + tests.size()
                    + " different tests, more than " + MAX_TESTS);
        }
        return tests;
    }

    static VariantSelector of(Variant variant) {
        List<Condition> conditions = variant.conditions();
        if (conditions.size() > MAX_CONDITIONS) {
            throw new IllegalArgumentException("a variant tests more than two arguments: " + conditions);
        }
        Condition first = conditions.getFirst();
        if (conditions.size() == 1) {
            return new VariantSelector(first.argument(), first.mask(), ArgumentRead.NO_REFERENCE, 0);
        }
        Condition second = conditions.get(1);
        return new VariantSelector(first.argument(), first.mask(), second.argument(), second.mask());
    }

    /** All pairs of values that lead to the variant. */
    List<long[]> valuesOf(Variant variant) {
        List<long[]> pairs = new ArrayList<>();
        for (long a : variant.conditions().getFirst().values()) {
            for (long b : second == ArgumentRead.NO_REFERENCE
                    ? NONE
                    : variant.conditions().get(1).values()) {
                pairs.add(new long[] {a, b});
            }
        }
        return pairs;
    }

    void write(ByteBuffer target) {
        target.put((byte) first).put((byte) second).putShort((short) 0).putInt(0);
        target.putLong(firstMask).putLong(secondMask);
    }
}
