// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The file descriptors that a command is to inherit: those that were open before tracing began and do not belong to the
 * Java runtime. The JDK does not mark what it opens close-on-exec, and a command that inherited more would get other
 * descriptors than it gets without etrace.
 */
public final class InheritedDescriptors {
    private static final Path OPEN = Path.of("/proc/self/fd");
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));
    private static final int F_SETFD = 2;
    /** The same number on all architectures. */
    private static final int CLOSE_RANGE = 436;

    private static final int CLOSE_RANGE_CLOEXEC = 4;
    private static final long LAST = 0xffff_ffffL;
    private static final int FIRST_AFTER_STANDARD_STREAMS = 3;

    /** Not bound before the command is started: what begins with {@link #openNow} is not to wait for the first binding. */
    private static final class Calls {
        static final Downcall FCNTL = Downcall.libc("fcntl");
        static final Downcall SYSCALL = Downcall.libc("syscall");
    }

    private final int[] inherited;

    private InheritedDescriptors(Set<Integer> inherited) {
        this.inherited = inherited.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Takes note of what is open now. */
    public static InheritedDescriptors openNow() {
        Set<Integer> inherited = new HashSet<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(OPEN)) {
            for (Path link : links) {
                note(link, inherited);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + OPEN + " (is /proc mounted?)", e);
        }
        return new InheritedDescriptors(inherited);
    }

    private static boolean isRuntimeFile(Path target) {
        return target.startsWith(JAVA_HOME)
                || target.toString().endsWith(".jar")
                || target.toString().endsWith(".aot")
                || target.startsWith("/proc");
    }

    /**
     * Keeps all others from the programs that this process starts. It loads no class and opens no file, so that nothing
     * is added meanwhile (close_range(2), of Linux 5.11 with this flag).
     */
    void closeOthersOnExec() {
        Calls.SYSCALL.call(CLOSE_RANGE, FIRST_AFTER_STANDARD_STREAMS, LAST, CLOSE_RANGE_CLOEXEC);
        for (int fd : inherited) {
            Calls.FCNTL.call(fd, F_SETFD, 0);
        }
    }

    private static void note(Path link, Set<Integer> inherited) throws IOException {
        try {
            int fd = Integer.parseInt(link.getFileName().toString());
            if (fd >= FIRST_AFTER_STANDARD_STREAMS && !isRuntimeFile(Files.readSymbolicLink(link))) {
                inherited.add(fd);
            }
        } catch (NoSuchFileException e) {
            return; // The descriptor of the listing itself, or of another thread.
        }
    }
}
