// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** The register of an argument that the call does not look at. */
record UnusedArgument(RegisterArgument register) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        sink.unused();
        register.decode(event, sink);
    }
}
