// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Tells when CLOCK_REALTIME was set, or the machine has slept, so that the distance between the clocks is another one: a
 * timer that never expires, but is cancelled then (timerfd_create(2)). Not thread safe.
 */
public final class ClockAlarm implements AutoCloseable {
    private static final Downcall CREATE = Downcall.libc("timerfd_create");
    private static final Downcall SET_TIME = Downcall.libc("timerfd_settime");
    private static final Downcall READ = Downcall.libc("read");
    private static final int CLOCK_REALTIME = 0;
    private static final int NON_BLOCKING_CLOSE_ON_EXEC = 02004000; // TFD_NONBLOCK | TFD_CLOEXEC
    private static final int ABSOLUTE_CANCEL_ON_SET = 3; // TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET
    private static final int ECANCELED = 125;
    private static final int TIMER_LENGTH =
            32; // struct itimerspec: interval, then the time, in seconds and nanoseconds
    private static final long NEVER = 9_000_000_000L;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment expirations = arena.allocate(ValueLayout.JAVA_LONG);
    private final int fd = Libc.check("cannot make a timer", CREATE.call(CLOCK_REALTIME, NON_BLOCKING_CLOSE_ON_EXEC));

    public ClockAlarm() {
        MemorySegment timer = arena.allocate(TIMER_LENGTH, 8);
        timer.set(ValueLayout.JAVA_LONG, 16, NEVER);
        Libc.check("cannot set a timer", SET_TIME.call(fd, ABSOLUTE_CANCEL_ON_SET, timer.address(), 0));
    }

    /** Whether the clocks have moved against each other since this was asked for last. */
    public boolean hasRung() {
        return READ.call(fd, expirations.address(), expirations.byteSize()) < 0 && Downcall.errno() == ECANCELED;
    }

    int fd() {
        return fd;
    }

    @Override
    public void close() {
        Libc.close(fd);
        arena.close();
    }
}
