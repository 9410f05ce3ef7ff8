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

    /** Decodes the value at {@code at}, of which at least {@link #least()} bytes are within the window. */
    void decode(RecordBytes window, int at, ValueSink sink);
}
