// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An internet address.
 *
 * @param size 4 or 16 bytes
 */
record InetDecoder(int size) implements ValueDecoder {
    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.inet(at, size);
    }
}
