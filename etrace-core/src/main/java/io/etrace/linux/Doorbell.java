// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/**
 * Ends the naps of who reads rings: when a program writes with BPF_RB_FORCE_WAKEUP, when a clock is set, and when somebody {@link #ring}s. Records
 * that are merely there end no nap, as epoll(7) is used edge-triggered.
 */
public final class Doorbell implements AutoCloseable {
    private static final Downcall EPOLL_CREATE = Downcall.libc("epoll_create1");
    private static final Downcall EPOLL_CTL = Downcall.libc("epoll_ctl");
    private static final Downcall EPOLL_WAIT = Downcall.libc("epoll_wait");
    private static final Downcall EVENTFD = Downcall.libc("eventfd");
    private static final Downcall WRITE = Downcall.libc("write");
    private static final int CLOSE_ON_EXEC = 02000000; // EPOLL_CLOEXEC, EFD_CLOEXEC
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLLIN = 1;
    private static final int EPOLLET = 1 << 31;

    private final int epoll = Libc.check("cannot make an epoll descriptor", EPOLL_CREATE.call(CLOSE_ON_EXEC));
    private final int button = Libc.check("cannot make an eventfd", EVENTFD.call(0, CLOSE_ON_EXEC));
    private final Arena arena = Arena.ofShared();
    private final MemorySegment event = arena.allocate(16, 8); // struct epoll_event, 12 or 16 bytes
    private final MemorySegment one = arena.allocateFrom(ValueLayout.JAVA_LONG, 1);

    public Doorbell(List<RingBuffer> rings, ClockAlarm clocks) {
        event.set(ValueLayout.JAVA_INT, 0, EPOLLIN | EPOLLET);
        add(button);
        add(clocks.fd());
        rings.forEach(ring -> add(ring.fd()));
    }

    private void add(int fd) {
        Libc.check("cannot wait for descriptor " + fd, EPOLL_CTL.call(epoll, EPOLL_CTL_ADD, fd, event.address()));
    }

    /** Naps, at most {@code millis}. */
    public void nap(int millis) {
        EPOLL_WAIT.call(epoll, event.address(), 1, millis);
    }

    /** Ends the nap, or the next one when there is none. Any thread may call it. */
    public void ring() {
        WRITE.call(button, one.address(), one.byteSize());
    }

    @Override
    public void close() {
        Libc.close(button);
        Libc.close(epoll);
        arena.close();
    }
}
