// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.syscalls.Abi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The compiled eBPF objects, which are resources beside this class. */
final class ObjectFiles {
    private ObjectFiles() {}

    /** The object {@code name} for this machine's architecture. */
    static byte[] read(String name) {
        String file = name + "-" + Abi.ofThisMachine().label() + ".bpf.o";
        try (InputStream in = ObjectFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the library lacks its eBPF object " + file + ": build it again");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
