// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An integer or enum.
 *
 * @param size 1, 2, 4 or 8 bytes
 */
record NumberDecoder(int size, Format format, ConstantNames symbols) implements ValueDecoder {
    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        long value = format == Format.SIGNED ? window.signed(at, size) : window.unsigned(at, size);
        sink.number(value, format, symbols);
    }
}
