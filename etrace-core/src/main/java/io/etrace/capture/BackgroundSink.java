// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.stream.Spool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Hands everything to a thread of its own, so that the drainer does not wait for a compressor: what the thread has not taken
 * yet waits in the spool.
 */
final class BackgroundSink implements CaptureSink {
    private final Spool spool;
    private final CaptureSink target;
    private final Thread thread;
    private volatile IOException failure = NO_FAILURE;

    private static final IOException NO_FAILURE = new IOException("none");

    BackgroundSink(Spool spool, CaptureSink target) {
        this.spool = spool;
        this.target = target;
        thread = Thread.ofPlatform().name("etrace-compressor").daemon().start(this::run);
    }

    private void run() {
        try {
            while (spool.transferTo(target)) {}
            target.end();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        check();
        spool.bytes(cpu, span);
    }

    @Override
    public void round(long watermark) throws IOException {
        check();
        spool.round(watermark);
    }

    private void check() throws IOException {
        if (failure != NO_FAILURE) {
            throw failure;
        }
    }

    @Override
    public void end() throws IOException {
        spool.end();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        spool.close();
        check();
    }
}
