// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the flag to write next, by the lowest bit that is still to be written. */
final class FlagIndex {
    private static final int NONE = -1;

    /** For every bit the members of which it is the lowest, those with the most bits first. */
    private final int[][] byLowestBit = new int[Long.SIZE][];

    private final Members members;
    private final int zero;

    FlagIndex(Members members) {
        this.members = members;
        for (int bit = 0; bit < Long.SIZE; bit++) {
            byLowestBit[bit] = startingAt(bit);
        }
        zero = IntStream.range(0, members.count())
                .filter(member -> members.value(member) == 0)
                .findFirst()
                .orElse(NONE);
    }

    private int[] startingAt(int bit) {
        Comparator<Integer> bits = Comparator.comparingInt(member -> Long.bitCount(members.value(member)));
        return IntStream.range(0, members.count())
                .filter(member -> Long.lowestOneBit(members.value(member)) == 1L << bit)
                .boxed()
                .sorted(bits.reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The member with the lowest bit of the flags and with as many others of them as possible, or -1. */
    int best(long flags) {
        for (int member : byLowestBit[Long.numberOfTrailingZeros(flags)]) {
            long value = members.value(member);
            if ((flags & value) == value) {
                return member;
            }
        }
        return NONE;
    }

    /** The member that stands for no flag, or -1. */
    int zero() {
        return zero;
    }
}
