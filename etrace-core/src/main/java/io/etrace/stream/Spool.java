// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What was drained and not yet decoded, first in first out: in memory, and in a temporary file once the memory is full,
 * so that a slow decoder never makes a ring overflow. One thread writes, another reads.
 */
public final class Spool implements DrainSink, RecordSource {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final FrameQueue memory;
    private final FrameQueue file = new FileFrameQueue();
    private boolean ended;

    /** @param memoryBytes what it keeps in memory, at most */
    public Spool(long memoryBytes) {
        memory = new MemoryFrameQueue(memoryBytes);
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        put(cpu, 0, span);
    }

    @Override
    public void round(long watermark) throws IOException {
        put(Frame.ROUND, watermark, MemorySegment.NULL);
    }

    private void put(int cpu, long watermark, MemorySegment span) throws IOException {
        lock.lock();
        try {
            if (!file.isEmpty() || !memory.offer(cpu, watermark, span)) {
                file.offer(cpu, watermark, span);
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Whether the reader is so slow that the memory is full, and the rest waits in a file. */
    public boolean isBehind() {
        lock.lock();
        try {
            return !file.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** No more will be written. */
    public void end() {
        lock.lock();
        try {
            ended = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean transferTo(DrainSink sink) throws IOException {
        Frame frame = take();
        if (frame == Frame.END) {
            return false;
        }
        if (frame.cpu() == Frame.ROUND) {
            sink.round(frame.watermark());
        } else {
            sink.bytes(frame.cpu(), frame.data());
        }
        return true;
    }

    private Frame take() throws IOException {
        lock.lock();
        try {
            while (memory.isEmpty() && file.isEmpty()) {
                if (ended) {
                    return Frame.END;
                }
                filled.awaitUninterruptibly();
            }
            return memory.isEmpty() ? file.poll() : memory.poll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        lock.lock();
        try {
            memory.close();
            file.close();
        } finally {
            lock.unlock();
        }
    }
}
