// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An integer in network byte order.
 *
 * @param host the same number in host byte order
 */
record NetworkNumberDecoder(NumberDecoder host) implements ValueDecoder {
    @Override
    public int size() {
        return host.size();
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int unused = Long.SIZE - size() * Byte.SIZE;
        long reversed = Long.reverseBytes(window.unsigned(at, size()));
        long value = host.format() == Format.SIGNED ? reversed >> unused : reversed >>> unused;
        sink.number(value, host.format(), host.symbols());
    }
}
