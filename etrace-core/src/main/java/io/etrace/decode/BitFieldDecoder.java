// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * Bits within a struct.
 *
 * @param shift the bit of the first byte in which it begins, 0 to 7
 * @param bits 1 to 64
 */
record BitFieldDecoder(int shift, int bits, Format format, ConstantNames symbols) implements ValueDecoder {
    @Override
    public int size() {
        return (shift + bits + 7) >>> 3;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        long value = window.unsigned(at, Math.min(size(), Long.BYTES)) >>> shift;
        if (size() > Long.BYTES) {
            value |= window.unsigned(at + Long.BYTES, 1) << (Long.SIZE - shift);
        }
        int unused = Long.SIZE - bits;
        value <<= unused;
        sink.number(format == Format.SIGNED ? value >> unused : value >>> unused, format, symbols);
    }
}
