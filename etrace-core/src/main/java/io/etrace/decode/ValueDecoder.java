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

    /** Tells the value as a member of a struct; at least {@link #least()} bytes of it are within the window. */
    default void member(Label label, RecordBytes window, int at, ValueSink sink) {
        int available = window.end() - at;
        sink.begin(label, at, size() == 0 ? available : Math.min(size(), available));
        decode(window, at, sink);
        sink.end();
    }

    /** The same as an element of a list. */
    default void item(Label label, int index, RecordBytes window, int at, ValueSink sink) {
        sink.item(label, index, at, Math.min(size(), window.end() - at));
        decode(window, at, sink);
        sink.end();
    }

    /** Whether two copies of the same memory tell of different values. */
    default boolean differ(RecordBytes window, int at, int size, int otherAt, int otherSize) {
        return !window.equal(at, size, otherAt, otherSize);
    }

    /** Decodes the value at {@code at}, of which at least {@link #least()} bytes are within the window. */
    void decode(RecordBytes window, int at, ValueSink sink);
}
