// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Strings one after the other, each with its NUL (listxattr(2)). */
record TextListDecoder() implements ValueDecoder {
    private static final Label STRING = Label.of("char[]", "");

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int next = at;
        sink.openList();
        for (int i = 0; next < window.end(); i++) {
            int end = end(window, next);
            sink.item(STRING, i, next, end - next);
            sink.text(next, end - next);
            sink.end();
            next = end + 1;
        }
        if (window.isTruncated()) {
            sink.cut();
        }
        sink.closeList();
    }

    private static int end(RecordBytes window, int at) {
        int end = at;
        while (end < window.end() && window.bytes()[end] != 0) {
            end++;
        }
        return end;
    }
}
