// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * A value at its place in a struct.
 *
 * @param offset from the start of the struct, in bytes
 */
record MemberDecoder(Label label, int offset, ValueDecoder value) {
    boolean isIn(RecordBytes window, int struct) {
        return window.has(struct + offset, value.least());
    }

    void decode(RecordBytes window, int struct, ValueSink sink) {
        value.member(label, window, struct + offset, sink);
    }
}
