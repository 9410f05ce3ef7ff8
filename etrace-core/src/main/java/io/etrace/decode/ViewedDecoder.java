// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.List;

/**
 * A struct or union of which only some members mean something; which ones, others of its members say.
 *
 * @param whole all members, for values that no view tells of
 */
record ViewedDecoder(int size, List<View> views, CompositeDecoder whole) implements ValueDecoder {
    /** Members to show, when all tests hold. */
    record View(Test[] tests, CompositeDecoder members) {}

    /** An integer in the struct has one of some values, or none of them. */
    record Test(int at, int size, long mask, long[] values, boolean negated) {
        boolean holds(RecordBytes window, int struct) {
            if (!window.has(struct + at, size)) {
                return false;
            }
            long value = window.unsigned(struct + at, size) & mask;
            for (long wanted : values) {
                if (value == (wanted & mask)) {
                    return !negated;
                }
            }
            return negated;
        }
    }

    @Override
    public int least() {
        return Math.min(size, 1);
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        chosen(window, at).decode(window, at, sink);
    }

    private CompositeDecoder chosen(RecordBytes window, int at) {
        for (int i = 0; i < views.size(); i++) {
            if (holds(views.get(i).tests(), window, at)) {
                return views.get(i).members();
            }
        }
        return whole;
    }

    private static boolean holds(Test[] tests, RecordBytes window, int at) {
        for (Test test : tests) {
            if (!test.holds(window, at)) {
                return false;
            }
        }
        return true;
    }
}
