// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import io.etrace.linux.Libc;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A circular buffer off the heap. A frame that would wrap begins at the start again. */
public final class MemoryFrameQueue implements FrameQueue {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment buffer;
    private MemorySegment taken = MemorySegment.NULL;
    private Arena takenArena = Arena.ofShared();
    private long head;
    private long tail;
    /** Where the frames end that stand before the wrap; the capacity when there is none. */
    private long end;

    private int count;

    public MemoryFrameQueue(long capacity) {
        buffer = Libc.mapAnonymous(capacity, arena);
        end = capacity;
    }

    @Override
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public boolean offer(int cpu, long watermark, MemorySegment data) {
        long length = Frame.HEADER_LENGTH + ((data.byteSize() + 7) & ~7);
        if (!findRoom(length)) {
            return false;
        }
        buffer.set(ValueLayout.JAVA_INT, tail, cpu);
        buffer.set(ValueLayout.JAVA_INT, tail + 4, (int) data.byteSize());
        buffer.set(ValueLayout.JAVA_LONG, tail + 8, watermark);
        MemorySegment.copy(data, 0, buffer, tail + Frame.HEADER_LENGTH, data.byteSize());
        tail += length;
        count++;
        return true;
    }

    private boolean findRoom(long length) {
        if (count == 0) {
            head = tail = 0;
            end = buffer.byteSize();
        }
        boolean wrapped = count > 0 && tail <= head;
        if (wrapped || tail + length <= buffer.byteSize()) {
            return !wrapped || tail + length <= head;
        }
        if (length > head) {
            return false;
        }
        end = tail;
        tail = 0;
        return true;
    }

    @Override
    public Frame poll() {
        int cpu = buffer.get(ValueLayout.JAVA_INT, head);
        int length = buffer.get(ValueLayout.JAVA_INT, head + 4);
        long watermark = buffer.get(ValueLayout.JAVA_LONG, head + 8);
        MemorySegment data = copy(length);
        head += Frame.HEADER_LENGTH + ((length + 7L) & ~7);
        count--;
        if (head == end) { // now, so that the room behind it is free at once
            head = 0;
            end = buffer.byteSize();
        }
        return new Frame(cpu, watermark, data);
    }

    /** The writer may use the room as soon as the lock is given back. */
    private MemorySegment copy(int length) {
        if (taken.byteSize() < length) {
            takenArena.close();
            takenArena = Arena.ofShared();
            taken = takenArena.allocate(Math.max(length, DrainSink.MAX_SPAN), 8);
        }
        MemorySegment.copy(buffer, head + Frame.HEADER_LENGTH, taken, 0, length);
        return taken.asSlice(0, length);
    }

    @Override
    public void close() {
        arena.close();
        takenArena.close();
    }
}
