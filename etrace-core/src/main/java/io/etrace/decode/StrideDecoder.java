// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * Structs of different lengths, one after the other, each of which says how many bytes it takes: directory entries.
 *
 * @param strideAt where a struct says so
 * @param strideSize in how many bytes
 */
record StrideDecoder(CompositeDecoder element, Label label, int strideAt, int strideSize) implements ValueDecoder {
    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int end = window.end();
        int next = at;
        sink.openList();
        for (int i = 0; next < end; i++) {
            int stride = stride(window, next, end);
            window.limit(next + stride);
            sink.item(label, i, next, stride);
            element.decode(window, next, sink);
            sink.end();
            next += stride;
        }
        window.limit(end);
        if (window.isTruncated()) {
            sink.cut();
        }
        sink.closeList();
    }

    /** What does not make sense takes the rest. */
    private int stride(RecordBytes window, int at, int end) {
        int left = end - at;
        if (left < strideAt + strideSize) {
            return left;
        }
        long stride = window.unsigned(at + strideAt, strideSize);
        return stride < strideAt + strideSize || stride > left ? left : (int) stride;
    }
}
