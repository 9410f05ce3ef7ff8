// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that the Java runtime itself holds open. It does not mark all of them close-on-exec (lib/modules), and a command
 * that inherited one would get other descriptors than it gets without etrace.
 */
final class RuntimeFiles {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private static final Downcall FCNTL = Downcall.libc("fcntl");
    private static final int F_SETFD = 2;
    private static final int FD_CLOEXEC = 1;

    private RuntimeFiles() {}

    /** Keeps them from the programs that this process starts. */
    static void closeOnExec() {
        Path home = Path.of(System.getProperty("java.home"));
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).startsWith(home)) {
                    FCNTL.call(Long.parseLong(descriptor.getFileName().toString()), F_SETFD, FD_CLOEXEC);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + DESCRIPTORS + " (is /proc mounted?)", e);
        }
    }
}
