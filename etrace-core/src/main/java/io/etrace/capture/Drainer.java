// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.linux.Libc;
import io.etrace.linux.RingBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/**
 * The thread that moves bytes out of the rings and does nothing else with them. Nobody wakes it: it naps about a
 * millisecond while there is work, and longer the longer there is none.
 */
public final class Drainer implements AutoCloseable {
    private static final long SHORTEST_NAP_NANOS = 1_000_000;
    private static final long LONGEST_NAP_NANOS = 24_000_000;
    private static final int NICE = -10;

    private final List<RingBuffer> rings;
    private final DrainSink sink;
    private final Tail tail;
    private final Runnable afterLast;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile IOException failure = NO_FAILURE;

    private static final IOException NO_FAILURE = new IOException("none");

    /** What is given to the sink when the rings are empty for good. */
    public interface Tail {
        void writeTo(DrainSink sink) throws IOException;
    }

    /**
     * @param sink where the bytes go
     * @param tail what follows them
     * @param afterLast is run by the drainer's thread when all is drained after {@link #close}, or nothing more can be
     */
    public Drainer(List<RingBuffer> rings, DrainSink sink, Tail tail, Runnable afterLast) {
        this.rings = rings;
        this.sink = sink;
        this.tail = tail;
        this.afterLast = afterLast;
        this.thread = Thread.ofPlatform().name("etrace-drainer").daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        Libc.setThreadNice(NICE);
        try {
            drainUntilStopped();
        } catch (IOException | UncheckedIOException e) {
            failure = e instanceof IOException io ? io : Objects.requireNonNull(((UncheckedIOException) e).getCause());
        } finally {
            afterLast.run();
        }
    }

    private void drainUntilStopped() throws IOException {
        long nap = SHORTEST_NAP_NANOS;
        while (true) {
            boolean last = stopping;
            long moved = drainAll();
            if (last && moved == 0) {
                tail.writeTo(sink);
                return;
            }
            nap = moved > 0 ? SHORTEST_NAP_NANOS : Math.min(2 * nap, LONGEST_NAP_NANOS);
            if (!last) {
                LockSupport.parkNanos(nap);
            }
        }
    }

    private long drainAll() throws IOException {
        long watermark = Libc.monotonicNanos();
        long moved = 0;
        for (int cpu = 0; cpu < rings.size(); cpu++) {
            moved += drain(cpu, rings.get(cpu));
        }
        sink.round(watermark);
        return moved;
    }

    /** Empties a ring as it is now: what is written meanwhile is of the next round. */
    private long drain(int cpu, RingBuffer ring) throws IOException {
        long backlog = ring.backlog();
        long moved = 0;
        while (moved < backlog) {
            MemorySegment span = ring.peek(DrainSink.MAX_SPAN);
            if (span.byteSize() == 0) {
                break;
            }
            sink.bytes(cpu, span);
            ring.release(span.byteSize());
            moved += span.byteSize();
        }
        return moved;
    }

    /** Drains what is left and waits for the end. Call it after the programs are detached. */
    @Override
    public void close() throws IOException {
        stopping = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != NO_FAILURE) {
            throw failure;
        }
    }

    /** Whether the sink failed, so that nothing is drained any more. */
    public boolean hasFailed() {
        return failure != NO_FAILURE;
    }
}
