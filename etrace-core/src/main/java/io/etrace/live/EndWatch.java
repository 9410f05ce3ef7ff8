// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.bpf.Probe;
import io.etrace.linux.Libc;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Notices that nothing is left of what was to be traced: the command or the processes that were named, and all that were
 * followed from there. Thread safe.
 */
final class EndWatch {
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LONGEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    /** Of the time, looking takes at most this part. */
    private static final int SHARE = 50;

    private static final int SIGKILL = 9;
    private static final long MOST_KILLING_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Probe probe;
    private final Runnable over;
    private boolean stopped;

    /** @param over is run once nothing is left */
    EndWatch(Probe probe, Runnable over) {
        this.probe = probe;
        this.over = over;
    }

    /**
     * Watches from now on.
     *
     * @param first waits for the end of those that are known
     * @param left is given those that are left after that, unless there are none
     */
    void start(Runnable first, Consumer<Set<Integer>> left) {
        Thread.ofPlatform().daemon().name("etrace-end").start(() -> {
            first.run();
            Set<Integer> there = followed();
            if (!there.isEmpty()) {
                left.accept(there);
                awaitNone();
            }
            if (!isStopped()) {
                over.run();
            }
        });
    }

    private void awaitNone() {
        long pause = SHORTEST_PAUSE;
        long start = System.nanoTime();
        while (!followed().isEmpty()) {
            long taken = System.nanoTime() - start;
            LockSupport.parkNanos(Math.max(pause, SHARE * taken));
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            start = System.nanoTime();
        }
    }

    /** Those that have not ended; none once this is stopped. */
    synchronized Set<Integer> followed() {
        return stopped ? Set.of() : probe.followed();
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** Kills all that have not ended, and those that they create meanwhile. */
    void kill() {
        long start = System.nanoTime();
        Set<Integer> there = followed();
        while (!there.isEmpty() && System.nanoTime() - start < MOST_KILLING_NANOS) {
            there.stream().filter(pid -> pid > 0).forEach(pid -> Libc.kill(pid, SIGKILL));
            LockSupport.parkNanos(SHORTEST_PAUSE);
            there = followed();
        }
    }

    /** Nothing is looked at any more. */
    synchronized void stop() {
        stopped = true;
    }
}
