// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Bytes of which no more is known. */
record DataDecoder(int size) implements ValueDecoder {
    /** All bytes that are there. */
    static final DataDecoder ALL = new DataDecoder(Integer.MAX_VALUE);

    @Override
    public int least() {
        return size == Integer.MAX_VALUE ? 0 : Math.min(size, 1);
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.data(at, Math.min(size, window.end() - at));
    }
}
