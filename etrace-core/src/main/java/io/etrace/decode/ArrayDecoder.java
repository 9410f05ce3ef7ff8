// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * Values of one type, one after the other.
 *
 * @param elements the decoders of the first elements; the last one is that of all others, and all have its size
 * @param label the type of the elements
 * @param count {@link #FLEXIBLE} when it takes what is there
 */
record ArrayDecoder(ValueDecoder[] elements, Label label, int count) implements ValueDecoder {
    static final int FLEXIBLE = -1;

    ArrayDecoder(ValueDecoder element, Label label, int count) {
        this(new ValueDecoder[] {element}, label, count);
    }

    private ValueDecoder element() {
        return elements[elements.length - 1];
    }

    @Override
    public int size() {
        return count == FLEXIBLE ? 0 : element().size() * count;
    }

    @Override
    public int least() {
        return Math.min(size(), 1);
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int size = element().size();
        int most = size == 0 ? 0 : (window.end() - at + size - element().least()) / size;
        int shown = count == FLEXIBLE ? most : Math.min(count, most);
        sink.openList();
        for (int i = 0; i < shown; i++) {
            elements[Math.min(i, elements.length - 1)].item(label, i, window, at + i * size, sink);
        }
        if (window.isTruncated() && (count == FLEXIBLE || at + size() > window.end())) {
            sink.cut();
        }
        sink.closeList();
    }
}
