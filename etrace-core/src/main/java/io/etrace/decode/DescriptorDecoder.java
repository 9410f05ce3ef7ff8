// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** A file descriptor, and the file that it refers to when that is known. */
record DescriptorDecoder(NumberDecoder number) implements ValueDecoder {
    @Override
    public int size() {
        return number.size();
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        number.decode(window, at, sink);
        OpenFile file = window.files().find(at);
        if (file != null) {
            sink.file(file);
        }
    }
}
