// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * The number of a socket option, of which a program may give or take fewer bytes (ip(7)).
 *
 * @param size the bytes that the kernel takes, usually those of an int
 * @param network whether it is in network byte order
 */
record OptionDecoder(int size, boolean network, Format format, ConstantNames symbols) implements ValueDecoder {
    @Override
    public int least() {
        return 1;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int available = Math.min(size, window.end() - at);
        sink.openPointee();
        if (network && available == size) {
            new NetworkNumberDecoder(new NumberDecoder(size, format, symbols)).decode(window, at, sink);
        } else {
            boolean signed = format == Format.SIGNED && available == size;
            sink.number(signed ? window.signed(at, available) : window.unsigned(at, available), format, symbols);
        }
        sink.closePointee();
    }
}
