// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import io.etrace.linux.ClockAlarm;
import io.etrace.linux.Doorbell;
import io.etrace.linux.Libc;
import io.etrace.linux.RingBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Objects;

/**
 * The thread that moves bytes out of the rings and does nothing else with them. It sleeps a millisecond while there is
 * work, and longer the longer there is none; the programs wake it when they have written a quarter of a ring.
 */
public final class Drainer implements AutoCloseable {
    private static final int SHORTEST_NAP_MILLIS = 1;
    private static final int LONGEST_NAP_MILLIS = 100;
    private static final int NICE = -10;
    /** What a round may take from all rings, but that each gives one record at least. */
    private static final long MOST_PER_ROUND = 16 << 20;

    private static final long LEAST_SPAN = 16 << 10;
    private static final long TIME_AT = 8;

    private final List<RingBuffer> rings;
    private final Doorbell doorbell;
    private final DrainSink sink;
    private final long mostBytes;
    private final Insertion clocks;
    private final Insertion tail;
    private final ClockAlarm alarm = new ClockAlarm();
    private final Runnable afterLast;
    private final Thread thread;
    private long watermark;
    private volatile boolean stopping;
    private IOException failure = NO_FAILURE;

    private static final IOException NO_FAILURE = new IOException("none");

    /** What the sink is given besides what is in the rings. */
    public interface Insertion {
        void writeTo(DrainSink sink) throws IOException;
    }

    /**
     * @param sink where the bytes go
     * @param clocks is asked for when the clocks have moved against each other
     * @param tail what follows them
     * @param afterLast is run by the drainer's thread when all is drained after {@link #close}, or nothing more can be
     */
    public Drainer(List<RingBuffer> rings, DrainSink sink, Insertion clocks, Insertion tail, Runnable afterLast) {
        this.rings = rings;
        this.doorbell = new Doorbell(rings, alarm);
        this.clocks = clocks;
        this.sink = sink;
        this.mostBytes = Math.clamp(MOST_PER_ROUND / Math.max(1, rings.size()), LEAST_SPAN, DrainSink.MAX_SPAN);
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
        int nap = SHORTEST_NAP_MILLIS;
        while (true) {
            boolean last = stopping;
            long moved = drainAll();
            if (last && moved == 0) {
                tail.writeTo(sink);
                return;
            }
            nap = moved > 0 ? SHORTEST_NAP_MILLIS : Math.min(2 * nap, LONGEST_NAP_MILLIS);
            if (!last) {
                doorbell.nap(nap);
            }
        }
    }

    /** Empties the rings, a span of each in turn, so that no ring is far ahead of another in time. */
    private long drainAll() throws IOException {
        long moved = 0;
        boolean more = true;
        while (more) {
            watermark = Libc.monotonicNanos();
            if (alarm.hasRung()) {
                clocks.writeTo(sink);
            }
            more = false;
            for (int cpu = 0; cpu < rings.size(); cpu++) {
                moved += drain(cpu, rings.get(cpu));
                more |= rings.get(cpu).hasMore();
            }
            sink.round(watermark);
        }
        return moved;
    }

    private long drain(int cpu, RingBuffer ring) throws IOException {
        MemorySegment span = ring.peek(mostBytes);
        if (span.byteSize() == 0) {
            return 0;
        }
        if (ring.hasMore()) {
            watermark = Math.min(watermark, span.get(ValueLayout.JAVA_LONG_UNALIGNED, ring.lastRecord() + TIME_AT));
        }
        sink.bytes(cpu, span);
        ring.release(span.byteSize());
        return span.byteSize();
    }

    /** Drains what is left and waits for the end. Call it after the programs are detached. */
    @Override
    public void close() throws IOException {
        stopping = true;
        doorbell.ring();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        doorbell.close();
        alarm.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != NO_FAILURE) {
            throw failure;
        }
    }
}
