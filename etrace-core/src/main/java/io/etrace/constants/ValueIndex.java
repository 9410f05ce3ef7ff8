// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds members by their value. */
final class ValueIndex {
    /** Values in ascending order; those of equal value in the order of the resource. */
    private final long[] values;

    private final int[] members;

    ValueIndex(Members source) {
        members = IntStream.range(0, source.count())
                .boxed()
                .sorted(Comparator.comparingLong(source::value))
                .mapToInt(Integer::intValue)
                .toArray();
        values = Arrays.stream(members).mapToLong(source::value).toArray();
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
