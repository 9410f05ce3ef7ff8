// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.text.Utf8;

/**
 * An array of characters: a string up to its NUL, or bytes when they do not look like one.
 *
 * @param size 0 when it takes what is there
 * @param string whether it is known to be a string, whatever it looks like
 */
record CharArrayDecoder(int size, boolean string) implements ValueDecoder {
    @Override
    public int least() {
        return Math.min(size, 1);
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int available = window.end() - at;
        int length = size == 0 ? available : Math.min(size, available);
        int end = nul(window.bytes(), at, at + length);
        if (string || Utf8.isText(window.bytes(), at, end, length < size)) {
            sink.text(at, end - at);
        } else {
            sink.data(at, length);
        }
    }

    private static int nul(byte[] bytes, int at, int end) {
        int nul = at;
        while (nul < end && bytes[nul] != 0) {
            nul++;
        }
        return nul;
    }
}
