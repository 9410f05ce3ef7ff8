// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** The number of a socket option: an int, of which a program may give or take fewer bytes (ip(7)). */
record OptionDecoder(Format format, ConstantNames symbols) implements ValueDecoder {
    @Override
    public int size() {
        return Integer.BYTES;
    }

    @Override
    public int least() {
        return 1;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int size = Math.min(Integer.BYTES, window.end() - at);
        boolean signed = format == Format.SIGNED && size == Integer.BYTES;
        sink.openPointee();
        sink.number(signed ? window.signed(at, size) : window.unsigned(at, size), format, symbols);
        sink.closePointee();
    }
}
