// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.airlift.compress.v3.zstd.ZstdCompressor;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/** How blocks of records are stored. Not thread safe. */
interface BlockEncoder {
    /** Writes a block of whole records. */
    void write(FrameWriter frames, BlockSummary summary, MemorySegment records) throws IOException;

    /** As they stood in the ring, in one write. */
    static BlockEncoder plain() {
        return (frames, summary, records) -> frames.write(FrameType.RECORDS, summary, records.asByteBuffer());
    }

    /** @param behind whether there is no time to compress a block */
    static BlockEncoder compressed(BooleanSupplier behind) {
        return new Compressed(behind);
    }

    /** With zstd, unless that would make a block no smaller. */
    final class Compressed implements BlockEncoder {
        private final BooleanSupplier behind;
        private final ZstdCompressor zstd = Zstd.compressor();
        private final RecordDeltas deltas = new RecordDeltas();
        private ByteBuffer source = ByteBuffer.allocateDirect(0);
        private ByteBuffer target = ByteBuffer.allocateDirect(0);

        private Compressed(BooleanSupplier behind) {
            this.behind = behind;
        }

        @Override
        public void write(FrameWriter frames, BlockSummary summary, MemorySegment records) throws IOException {
            int length = (int) records.byteSize();
            int stored = behind.getAsBoolean() ? length : compress(records, length);
            if (stored < length) {
                frames.write(FrameType.RECORDS, Codec.DELTA_ZSTD, length, summary, target.slice(0, stored));
            } else {
                frames.write(FrameType.RECORDS, summary, records.asByteBuffer());
            }
        }

        /** Returns how many bytes of the target are in use. */
        private int compress(MemorySegment records, int length) {
            if (source.capacity() < length) {
                source = ByteBuffer.allocateDirect(length);
                target = ByteBuffer.allocateDirect(zstd.maxCompressedLength(length));
            }
            MemorySegment differences = MemorySegment.ofBuffer(source.clear().limit(length));
            deltas.encode(records, differences);
            return zstd.compress(differences, MemorySegment.ofBuffer(target.clear()));
        }
    }
}
