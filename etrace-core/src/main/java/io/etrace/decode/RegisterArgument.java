// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An argument that is a plain value.
 *
 * @param width the bytes of the register that count
 */
record RegisterArgument(int index, Label label, int width, ValueDecoder value) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        int at = event.registerAt(index);
        event.window().open(at, Long.BYTES, false);
        sink.begin(label, at, width);
        value.decode(event.window(), at, sink);
        sink.complete();
        sink.end();
    }
}
