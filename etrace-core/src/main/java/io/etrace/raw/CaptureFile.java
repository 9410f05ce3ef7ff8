// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/**
 * One capture file while it is written. Whatever was written when it stops, all whole frames can be read. One thread
 * writes.
 */
final class CaptureFile {
    /** Bytes of records after which a reader may start anew; more when what stands by then is large. */
    private static final long SEGMENT = 16 << 20;

    private static final int STANDING_SHARE = 32;
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final FrameWriter frames;
    private final SegmentNotes notes = new SegmentNotes();
    private long inSegment;
    private boolean dirty;

    /** Writes what decoding needs to know, and begins the first segment. */
    CaptureFile(GatheringByteChannel channel, CaptureFacts facts, Standing standing) throws IOException {
        frames = new FrameWriter(channel);
        frame(FrameType.FACTS, ByteBuffer.wrap(FactLines.write(facts.allValues())));
        frame(FrameType.SYSCALLS, ByteBuffer.wrap(facts.syscalls()));
        frame(FrameType.TYPES, ByteBuffer.wrap(facts.types()));
        beginSegment(standing);
    }

    private void frame(FrameType type, ByteBuffer payload) throws IOException {
        frames.write(type, BlockSummary.none(0), payload);
    }

    private void beginSegment(Standing standing) throws IOException {
        notes.next(frames.position());
        frame(FrameType.STANDING, standing.records());
        inSegment = 0;
    }

    /** A process has a record in the next block. */
    void process(int tgid) {
        notes.process(tgid);
    }

    /** Writes records as they are. */
    void block(BlockSummary summary, MemorySegment records) throws IOException {
        frames.write(FrameType.RECORDS, summary, records.asByteBuffer());
        wrote(summary, records.byteSize());
    }

    private void wrote(BlockSummary summary, long length) {
        notes.block(summary);
        inSegment += length;
        dirty = true;
    }

    /** Ends a round, and the segment when it is long enough. */
    void round(long watermark, Standing standing) throws IOException {
        if (!dirty) {
            return;
        }
        frames.write(FrameType.ROUND, BlockSummary.none(watermark), EMPTY);
        dirty = false;
        if (inSegment >= Math.max(SEGMENT, STANDING_SHARE * standing.length())) {
            beginSegment(standing);
        }
    }

    /** Ends the capture. */
    void end(byte[] statistics, ClockReading clocks) throws IOException {
        frame(FrameType.STATISTICS, ByteBuffer.wrap(statistics));
        frame(FrameType.END_FACTS, ByteBuffer.wrap(FactLines.write(clocks.facts())));
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
