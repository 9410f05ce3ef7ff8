// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

/**
 * An integer or enum.
 *
 * @param size 1, 2, 4 or 8 bytes
 */
record NumberDecoder(int size, Format format, Symbols symbols) implements ValueDecoder {
    @Override
    public void decode(Window window, int at, ValueSink sink) {
        long value = format == Format.SIGNED ? window.signed(at, size) : window.unsigned(at, size);
        sink.number(value, format, symbols);
    }
}
