// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Decodes one argument of a syscall. */
interface ArgumentDecoder {
    void decode(SyscallEvent event, ValueSink sink);
}
