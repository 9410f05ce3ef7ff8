// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.util.Arrays;

/**
 * Finds the flag to write next, by the lowest bit that is still to be written. It is made with plain loops, since sets
 * are loaded while a command waits to be traced.
 */
final class FlagIndex {
    private static final int NONE = -1;

    /** For every bit the first member of which it is the lowest, or -1. */
    private final int[] first = new int[Long.SIZE];

    /** For every member the next one with the same lowest bit and no more bits, or -1. */
    private final int[] next;

    private final Members members;
    private int zero = NONE;

    FlagIndex(Members members) {
        this.members = members;
        next = new int[members.count()];
        Arrays.fill(first, NONE);
        for (int member = 0; member < members.count(); member++) {
            if (members.value(member) != 0) {
                link(member);
            } else if (zero == NONE) {
                zero = member;
            }
        }
    }

    /** Puts a member behind those that have at least as many bits. */
    private void link(int member) {
        int bit = Long.numberOfTrailingZeros(members.value(member));
        int before = NONE;
        int after = first[bit];
        while (after != NONE && bits(after) >= bits(member)) {
            before = after;
            after = next[after];
        }
        next[member] = after;
        if (before == NONE) {
            first[bit] = member;
        } else {
            next[before] = member;
        }
    }

    private int bits(int member) {
        return Long.bitCount(members.value(member));
    }

    /** The member with the lowest bit of the flags and with as many others of them as possible, or -1. */
    int best(long flags) {
        int member = first[Long.numberOfTrailingZeros(flags)];
        while (member != NONE && (flags & members.value(member)) != members.value(member)) {
            member = next[member];
        }
        return member;
    }

    /** The member that stands for no flag, or -1. */
    int zero() {
        return zero;
    }
}
