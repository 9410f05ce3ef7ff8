// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** A set of descriptors, a bit each, of any size. */
record BitsDecoder() implements ValueDecoder {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.bits(at, window.end() - at);
    }
}
