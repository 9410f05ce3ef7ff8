// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** A port: 2 bytes in network byte order. */
record PortDecoder() implements ValueDecoder {
    @Override
    public int size() {
        return Short.BYTES;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        long port = window.unsigned(at, 1) << Byte.SIZE | window.unsigned(at + 1, 1);
        sink.number(port, Format.UNSIGNED, ConstantNames.NONE);
    }
}
