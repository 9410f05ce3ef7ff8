// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.List;

/**
 * How far a value unfolds when everything in it is shown. Compilers keep both numbers small; in a blob made to do harm a
 * few types can unfold to 2^64 values.
 *
 * @param depth the levels of composites and arrays
 * @param values the number of values, taking arrays as one element: their bytes bound them, except when they have none
 */
record Expansion(int depth, long values) {
    static final int MAX_DEPTH = 64;
    static final int MAX_VALUES = 1 << 16;

    private static final Expansion SCALAR = new Expansion(0, 1);

    static Expansion of(BtfType type) {
        if (type instanceof Composite composite) {
            return composite.expansion();
        }
        if (type instanceof BtfType.Array array) {
            Expansion element = of(array.element());
            long shown = array.element().size() == 0 ? array.count() : 1;
            return new Expansion(element.depth + 1, element.values * shown);
        }
        return SCALAR;
    }

    static Expansion ofMembers(List<Member> members) {
        int depth = 0;
        long values = 1;
        for (Member member : members) {
            Expansion inner = of(member.type());
            depth = Math.max(depth, inner.depth);
            values += inner.values;
        }
        return new Expansion(depth + 1, values);
    }

    boolean isExcessive() {
        return depth > MAX_DEPTH || values > MAX_VALUES;
    }
}
