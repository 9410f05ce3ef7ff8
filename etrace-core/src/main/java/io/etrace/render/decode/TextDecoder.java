// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

/** All bytes that are there, which are text. */
record TextDecoder() implements ValueDecoder {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(Window window, int at, ValueSink sink) {
        sink.text(at, window.end() - at);
    }
}
