// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that do nothing until this is closed. */
final class Sleepers implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();

    Sleepers(int count) {
        try {
            for (int i = 0; i < count; i++) {
                processes.add(new ProcessBuilder("sleep", "600").start());
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    List<Long> ids() {
        return processes.stream().map(Process::pid).toList();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroy);
    }
}
