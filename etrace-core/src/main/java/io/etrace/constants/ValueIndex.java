// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.util.Arrays;

/** Finds members by their value. */
final class ValueIndex {
    private static final int FREE = -1;

    /** Values in ascending order; those of equal value in the order of the resource. */
    private final long[] values;

    private final int[] members;

    ValueIndex(Members source) {
        values = new long[source.count()];
        for (int member = 0; member < values.length; member++) {
            values[member] = source.value(member);
        }
        Arrays.sort(values);
        members = new int[values.length];
        Arrays.fill(members, FREE);
        for (int member = 0; member < members.length; member++) {
            int position = first(source.value(member));
            while (members[position] != FREE) {
                position++;
            }
            members[position] = member;
        }
    }

    /** The position of the first member with the value, read as signed or as unsigned; negative when there is none. */
    int find(long value, int width) {
        int signed = first(Width.signExtend(value, width));
        return signed >= 0 ? signed : first(Width.zeroExtend(value, width));
    }

    private int first(long value) {
        int position = Arrays.binarySearch(values, value);
        while (position > 0 && values[position - 1] == value) {
            position--;
        }
        return position;
    }

    int member(int position) {
        return members[position];
    }

    /** Whether the member after a position has the same value. */
    boolean hasAlternative(int position) {
        return position + 1 < values.length && values[position + 1] == values[position];
    }
}
