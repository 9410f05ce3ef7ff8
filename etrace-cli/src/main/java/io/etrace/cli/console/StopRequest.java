// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the user wants tracing to end. A COMMAND gets Ctrl-C from the terminal as well, and what it makes of it is its
 * business (a shell goes on): then only two within a second are meant for us. Thread safe.
 */
public final class StopRequest {
    private static final long TWICE_WITHIN_NANOS = 1_000_000_000;

    private boolean command;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean requested;
    private volatile boolean insisted;
    private boolean interrupted;
    private long interruptedAt;

    public StopRequest(boolean command) {
        this.command = command;
    }

    /** Ctrl-C at {@code nanos} of {@link System#nanoTime}. */
    public synchronized void interrupt(long nanos) {
        boolean twice = interrupted && nanos - interruptedAt < TWICE_WITHIN_NANOS;
        interrupted = true;
        interruptedAt = nanos;
        if (!command || twice) {
            terminate();
        }
    }

    /** Told to end, by SIGTERM for example. */
    public synchronized void terminate() {
        insisted = requested;
        requested = true;
        over.countDown();
    }

    /** The COMMAND has ended, whatever else is traced: from now on every Ctrl-C is meant for us. */
    public synchronized void commandEnded() {
        command = false;
    }

    /** There is nothing left to end: tracing did it by itself. */
    public void over() {
        over.countDown();
    }

    /** Waits for the end, requested or not, at most {@code millis}; returns whether it is there. */
    public boolean await(long millis) {
        try {
            return over.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    public boolean isRequested() {
        return requested;
    }

    /** Whether the end was requested again while what had been traced was still being written. */
    public boolean isInsisted() {
        return insisted;
    }
}
