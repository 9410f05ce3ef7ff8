// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import io.etrace.linux.BpfMap;
import io.etrace.linux.BpfObject;
import io.etrace.linux.RingBuffer;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A program that sends an event per call into one ring, or into one for each CPU, and a thread that empties them. */
final class SharedRings implements AutoCloseable {
    private static final long SIZE = 32 << 20;
    private static final long NAP_NANOS = 1_000_000;

    private final BpfObject object = BpfObject.open(EmptyPrograms.read("rings"));
    private final List<RingBuffer> rings = new ArrayList<>();
    private final Thread reader = Thread.ofPlatform().daemon().unstarted(this::read);
    private volatile boolean stopping;

    /** @param count of rings; CPU n writes into ring n modulo the count */
    SharedRings(int count) {
        object.readOnlyData().initialValue().set(ValueLayout.JAVA_INT, 0, count);
        object.map("rings").setMaxEntries(BpfMap.possibleCpus());
        object.load();
        for (int i = 0; i < count; i++) {
            RingBuffer ring = RingBuffer.create(SIZE);
            rings.add(ring);
            object.map("rings").update(i, ring);
        }
        reader.start();
        object.attach("send_event");
    }

    private void read() {
        while (!stopping) {
            rings.forEach(ring -> ring.release(ring.peek(SIZE).byteSize()));
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    @Override
    public void close() {
        object.detach();
        stopping = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        object.close();
        rings.forEach(RingBuffer::close);
    }
}
