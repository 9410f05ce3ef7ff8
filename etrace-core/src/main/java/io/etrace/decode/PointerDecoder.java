// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An address in memory that was not captured.
 *
 * @param size 4 or 8 bytes
 */
record PointerDecoder(int size) implements ValueDecoder {
    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.pointer(window.unsigned(at, size));
    }
}
