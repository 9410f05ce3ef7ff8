// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/**
 * One capture file while it is written. Whatever was written when it stops, all whole frames can be read. One thread
 * writes.
 */
final class CaptureFile {
    /** Bytes of records in a segment; more when the state dump at its beginning is large. */
    private static final long SEGMENT = 16 << 20;

    private static final int STATE_DUMP_SHARE = 32;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final FrameWriter frames;
    private final StreamState state;
    private final BlockEncoder packing;
    private final SegmentIndexBuilder notes = new SegmentIndexBuilder();
    private long inSegment;
    private boolean dirty;

    /**
     * Writes what decoding needs to know, and begins the first segment.
     *
     * @param state of the stream where the file begins; it moves with what is written
     */
    CaptureFile(GatheringByteChannel channel, CaptureMetadata metadata, StreamState state, BlockEncoder packing)
            throws IOException {
        this.state = state;
        this.packing = packing;
        frames = new FrameWriter(channel);
        frame(FrameType.METADATA, ByteBuffer.wrap(MetadataLines.write(metadata.allValues())));
        frame(FrameType.SYSCALLS, ByteBuffer.wrap(metadata.syscalls()));
        frame(FrameType.TYPES, ByteBuffer.wrap(metadata.types()));
        frame(FrameType.PROCESSES, ByteBuffer.wrap(ProcessCodec.write(metadata.processes())));
        beginSegment();
    }

    private void frame(FrameType type, ByteBuffer payload) throws IOException {
        frames.write(type, BlockSummary.none(0), payload);
    }

    private void beginSegment() throws IOException {
        notes.next(frames.position());
        frame(FrameType.STATE_DUMP, state.stateDump().records());
        inSegment = 0;
    }

    /** Writes a block of whole records. */
    void block(int cpu, MemorySegment records) throws IOException {
        BlockSummary summary = state.follow(cpu, records, notes.processes());
        packing.write(frames, summary, records);
        notes.block(summary);
        inSegment += records.byteSize();
        dirty = true;
    }

    /** Ends a round, and the segment when it is long enough. */
    void round(long watermark) throws IOException {
        if (!dirty) {
            return;
        }
        frames.write(FrameType.ROUND, BlockSummary.none(watermark), EMPTY);
        dirty = false;
        if (inSegment >= Math.max(SEGMENT, STATE_DUMP_SHARE * state.stateDump().length())) {
            beginSegment();
        }
    }

    /** Ends the capture. */
    void end(byte[] statistics) throws IOException {
        frame(FrameType.STATISTICS, ByteBuffer.wrap(statistics));
        frame(
                FrameType.END_METADATA,
                ByteBuffer.wrap(MetadataLines.write(ClockReading.now().metadata())));
        long index = frames.position();
        notes.next(index);
        frame(FrameType.INDEX, IndexCodec.write(notes.segments()));
        frames.write(FrameType.END, BlockSummary.none(index), EMPTY);
    }

    /** Bytes written so far. */
    long written() {
        return frames.position();
    }
}
