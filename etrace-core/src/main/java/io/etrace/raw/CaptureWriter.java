// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import io.etrace.capture.DrainSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.GatheringByteChannel;

/**
 * Writes a capture: a file header of 16 bytes ("ETRACE", CR, LF; version, u32; zero, u32), then frames. Whatever was
 * written when it stops, all whole frames can be read. One thread writes.
 */
public final class CaptureWriter implements DrainSink {
    static final byte[] MAGIC = {'E', 'T', 'R', 'A', 'C', 'E', '\r', '\n'};
    static final int VERSION = 1;
    static final int FILE_HEADER_LENGTH = 16;

    private final GatheringByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocateDirect(FrameHeader.LENGTH);
    private boolean dirty;
    private long written;

    /** Writes the file header and what decoding needs to know. */
    public CaptureWriter(GatheringByteChannel channel, CaptureFacts facts) throws IOException {
        this.channel = channel;
        writeFully(new ByteBuffer[] {fileHeader()});
        write(FrameType.FACTS, 0, ByteBuffer.wrap(facts.toText()));
        write(FrameType.SYSCALLS, 0, ByteBuffer.wrap(facts.syscalls()));
        write(FrameType.TYPES, 0, ByteBuffer.wrap(facts.types()));
    }

    private static ByteBuffer fileHeader() {
        return ByteBuffer.allocate(FILE_HEADER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putInt(VERSION)
                .putInt(0)
                .flip();
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        write(FrameType.RECORDS, cpu, span.asByteBuffer());
        dirty = true;
    }

    @Override
    public void round(long watermark) throws IOException {
        if (dirty) {
            write(FrameType.ROUND, watermark, ByteBuffer.allocate(0));
            dirty = false;
        }
    }

    /** Ends the capture. */
    public void statistics(byte[] statistics) throws IOException {
        write(FrameType.STATISTICS, 0, ByteBuffer.wrap(statistics));
    }

    /** Bytes written so far. */
    public long written() {
        return written;
    }

    private void write(FrameType type, long argument, ByteBuffer payload) throws IOException {
        int checksum = FrameHeader.checksum(payload.duplicate());
        new FrameHeader(type.code(), payload.remaining(), argument, checksum).write(header);
        writeFully(new ByteBuffer[] {header, payload});
    }

    private void writeFully(ByteBuffer[] buffers) throws IOException {
        while (buffers[buffers.length - 1].hasRemaining() || buffers[0].hasRemaining()) {
            written += channel.write(buffers);
        }
    }
}
