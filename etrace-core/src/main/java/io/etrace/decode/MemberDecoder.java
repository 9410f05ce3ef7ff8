// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * A value at its place in a struct.
 *
 * @param offset from the start of the struct, in bytes
 * @param tests all must hold, otherwise it means nothing
 */
record MemberDecoder(Label label, int offset, ValueDecoder value, ViewedDecoder.Test... tests) {
    /** Whether it means something, as other members say. */
    boolean applies(RecordBytes window, int struct) {
        for (ViewedDecoder.Test test : tests) {
            if (!test.holds(window, struct)) {
                return false;
            }
        }
        return true;
    }

    boolean isIn(RecordBytes window, int struct) {
        return window.has(struct + offset, value.least());
    }

    void decode(RecordBytes window, int struct, ValueSink sink) {
        value.member(label, window, struct + offset, sink);
    }
}
