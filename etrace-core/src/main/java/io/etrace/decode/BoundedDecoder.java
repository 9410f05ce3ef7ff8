// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** What otherwise takes as much as there is, in a place of fixed size. */
record BoundedDecoder(int size, ValueDecoder value) implements ValueDecoder {
    @Override
    public int least() {
        return value.least();
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int end = window.end();
        window.limit(Math.min(end, at + size));
        value.decode(window, at, sink);
        window.limit(end);
    }
}
