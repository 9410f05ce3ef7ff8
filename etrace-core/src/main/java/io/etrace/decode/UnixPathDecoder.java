// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** The sun_path of a struct sockaddr_un: a path up to its NUL, or an abstract name, which begins with one (unix(7)). */
record UnixPathDecoder(int size) implements ValueDecoder {
    @Override
    public int least() {
        return 1;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        byte[] bytes = window.bytes();
        int most = Math.min(size, window.end() - at);
        int length = 0;
        if (bytes[at] == 0) {
            length = most;
        }
        while (length < most && bytes[at + length] != 0) {
            length++;
        }
        sink.text(at, length);
    }
}
