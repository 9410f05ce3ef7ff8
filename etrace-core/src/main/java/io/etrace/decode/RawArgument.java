// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** A register of which nothing is known. */
record RawArgument(int index) implements ArgumentDecoder {
    private static final Label LABEL = Label.of("unsigned long", "");

    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        int at = event.registerAt(index);
        sink.item(LABEL, index, at, Long.BYTES);
        sink.number(event.window().unsigned(at, Long.BYTES), Format.HEX, ConstantNames.NONE);
        sink.complete();
        sink.end();
    }
}
