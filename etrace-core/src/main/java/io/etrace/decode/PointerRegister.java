// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * The register of an argument that is a pointer.
 *
 * @param width 4 or 8 bytes
 */
record PointerRegister(int index, Label label, int width) {
    /** Hands on the pointer itself, because the memory behind it was not captured. */
    void absent(SyscallEvent event, MissingReason why, ValueSink sink) {
        int at = event.registerAt(index);
        long address = event.window().unsigned(at, width);
        sink.begin(label, at, width);
        sink.absent(address, address == 0 ? MissingReason.NULL : why);
        sink.end();
    }
}
