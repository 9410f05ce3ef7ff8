// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Text that ends with the bytes that are there, or before them with a NUL (getcwd counts it, PR_GET_NAME pads with it). */
record TextDecoder() implements ValueDecoder {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int end = at;
        while (end < window.end() && window.bytes()[end] != 0) {
            end++;
        }
        sink.text(at, end - at);
    }
}
