// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/** A process, not its number: no later one is taken for it (pidfd_open(2)). */
public final class ProcessReference implements AutoCloseable {
    private static final Downcall POLL = Downcall.libc("poll");
    private static final short POLLIN = 1;
    private static final int POLL_FD_LENGTH = 8;

    private final int pid;
    private final int fd;

    private ProcessReference(int pid, int fd) {
        this.pid = pid;
        this.fd = fd;
    }

    /** Empty when there is no process of that number, but perhaps a thread. */
    public static Optional<ProcessReference> open(int pid) {
        try {
            return Optional.of(new ProcessReference(pid, Libc.openProcess(pid)));
        } catch (LinuxException e) {
            return Optional.empty();
        }
    }

    public int pid() {
        return pid;
    }

    public boolean hasEnded() {
        return waits(0);
    }

    /** Waits for its end, at most {@code millis}; returns whether it has ended. */
    public boolean awaitEnd(int millis) {
        return waits(millis);
    }

    /** struct pollfd: fd, events, what happened. */
    private boolean waits(int millis) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment poll = arena.allocate(POLL_FD_LENGTH, 4);
            poll.set(ValueLayout.JAVA_INT, 0, fd);
            poll.set(ValueLayout.JAVA_SHORT, 4, POLLIN);
            return (int) POLL.call(poll.address(), 1, millis) > 0;
        }
    }

    @Override
    public void close() {
        Libc.close(fd);
    }
}
