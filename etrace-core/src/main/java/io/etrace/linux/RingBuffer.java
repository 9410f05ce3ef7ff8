// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import io.etrace.record.RingHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/**
 * A BPF ring buffer, read in place. The kernel maps its data twice in a row, so that a record never wraps
 * (kernel/bpf/ringbuf.c):
 *
 * <pre>
 *  consumer page (position, u64)  |  producer page (position, u64)  |  data, size bytes  |  the same data again
 * </pre>
 *
 * Each record is behind a {@link RingHeader}. One thread reads.
 */
public final class RingBuffer implements AutoCloseable {
    static final int TYPE_RINGBUF = 27;
    private static final long PAGE = 4096;
    private static final VarHandle POSITION = ValueLayout.JAVA_LONG.varHandle();
    private static final VarHandle HEADER = ValueLayout.JAVA_INT.varHandle();

    private final int fd;
    private final long size;
    private final MemorySegment consumer;
    private final MemorySegment producer;
    private final MemorySegment data;
    private long position;
    private long lastRecord;
    private boolean more;

    private RingBuffer(int fd, long size) {
        this.fd = fd;
        this.size = size;
        consumer = Libc.mapShared(fd, 0, PAGE, true);
        producer = Libc.mapShared(fd, PAGE, PAGE + 2 * size, false);
        data = producer.asSlice(PAGE, 2 * size);
    }

    /** Creates a ring of {@code size} bytes, a power of two and at least a page. */
    public static RingBuffer create(long size) {
        try (Arena arena = Arena.ofConfined()) {
            int fd = LibBpf.check(
                    "cannot allocate a ring buffer of " + size + " bytes (try a smaller --buffer-size)",
                    LibBpf.MAP_CREATE.call(
                            TYPE_RINGBUF, arena.allocateFrom("etrace_ring").address(), 0, 0, size, 0));
            return new RingBuffer(fd, size);
        }
    }

    int fd() {
        return fd;
    }

    MemorySegment fdValue() {
        return Arena.ofAuto().allocateFrom(ValueLayout.JAVA_INT, fd);
    }

    /**
     * The finished records from the reader's position on, headers included, as one contiguous piece of at most
     * {@code limit} bytes; its length is 0 when there are none. They stay the ring's until {@link #release}.
     */
    public MemorySegment peek(long limit) {
        long end = (long) POSITION.getAcquire(producer, 0L);
        long start = position & (size - 1);
        long available = Math.min(end - position, limit);
        long length = 0;
        long record = 0;
        int last = 0;
        long stride = RingHeader.stride(last);
        while (length < available) {
            int header = (int) HEADER.getAcquire(data, start + length);
            if (header != last) { // a branch, so that the CPU need not wait for a header to find the next
                last = header;
                stride = RingHeader.stride(header);
            }
            if ((header & RingHeader.BUSY) != 0 || (length + stride > available && length > 0)) {
                break;
            }
            record = length;
            length += stride;
        }
        lastRecord = record + RingHeader.LENGTH;
        more = (last & RingHeader.BUSY) == 0 && length < end - position;
        return data.asSlice(start, length);
    }

    /** Where, in the piece that {@link #peek} gave, the last record starts. */
    public long lastRecord() {
        return lastRecord;
    }

    /** Whether more finished records stood behind that piece: it ends where the limit was. */
    public boolean hasMore() {
        return more;
    }

    /** Gives {@code length} bytes at the reader's position back to the kernel. */
    public void release(long length) {
        position += length;
        POSITION.setRelease(consumer, 0L, position);
    }

    @Override
    public void close() {
        Libc.unmap(consumer);
        Libc.unmap(producer);
        Libc.close(fd);
    }
}
