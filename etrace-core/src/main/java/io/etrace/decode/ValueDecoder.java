// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Decodes values of one type. */
interface ValueDecoder {
    /** The bytes of a value; 0 for what takes as much as there is. */
    int size();

    /** How many of them must be there to show anything; no more than {@link #size()}. */
    default int least() {
        return size();
    }

    /** Whether two copies of the same memory tell of different values. */
    default boolean differ(RecordBytes window, int at, int size, int otherAt, int otherSize) {
        return !window.equal(at, size, otherAt, otherSize);
    }

    /** Decodes the value at {@code at}, of which at least {@link #least()} bytes are within the window. */
    void decode(RecordBytes window, int at, ValueSink sink);
}
