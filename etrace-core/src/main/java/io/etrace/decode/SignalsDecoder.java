// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * A sigset_t: its first 64 bits count.
 *
 * @param size 0 when it takes what is there
 */
record SignalsDecoder(int size, ConstantNames names) implements ValueDecoder {
    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int available = size == 0 ? window.end() - at : size;
        sink.signals(window.unsigned(at, Math.min(available, Long.BYTES)), names);
    }
}
