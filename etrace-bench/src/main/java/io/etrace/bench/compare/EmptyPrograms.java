// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import io.etrace.linux.BpfObject;
import io.etrace.syscalls.Abi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pair of programs that do nothing, attached from construction to {@link #close}: the floor of what tracing costs. */
final class EmptyPrograms implements AutoCloseable {
    private final BpfObject object;

    EmptyPrograms() {
        object = BpfObject.open(read("empty"));
        object.load();
        object.attach("empty_exit");
        object.attach("empty_enter");
    }

    /** An object file of this module, for this machine. */
    static byte[] read(String name) {
        String file = "/io/etrace/bench/" + name + "-" + Abi.ofThisMachine().label() + ".bpf.o";
        try (InputStream in = EmptyPrograms.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the benchmarks lack their eBPF object " + file + ": run make -C bpf");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        object.close();
    }
}
