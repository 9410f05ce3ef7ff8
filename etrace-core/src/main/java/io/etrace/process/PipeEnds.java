// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The pipes that a process has open, as {@code pipe:[1234]}.
 *
 * @param read as its standard input
 * @param written as its standard output or standard error
 */
record PipeEnds(Set<String> read, Set<String> written) {
    static PipeEnds of(int pid) {
        Set<String> read = new HashSet<>();
        Set<String> written = new HashSet<>();
        add(pid, 0, read);
        add(pid, 1, written);
        add(pid, 2, written);
        return new PipeEnds(read, written);
    }

    private static void add(int pid, int descriptor, Set<String> pipes) {
        Path link = Path.of("/proc", Integer.toString(pid), "fd", Integer.toString(descriptor));
        try {
            String target = Files.readSymbolicLink(link).toString();
            if (target.startsWith("pipe:")) {
                pipes.add(target);
            }
        } catch (IOException e) {
            return; // it is closed, or the process has ended
        }
    }
}
