// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** A number behind a pointer. */
record PointeeDecoder(ValueDecoder value) implements ValueDecoder {
    @Override
    public int size() {
        return value.size();
    }

    @Override
    public int least() {
        return value.least();
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.openPointee();
        value.decode(window, at, sink);
        sink.closePointee();
    }
}
