// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.zstd.ZstdDecompressor;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Turns stored payloads into what was stored. Not thread safe. */
final class BlockDecoder {
    private @Nullable ZstdDecompressor zstd;
    private final RecordDeltas deltas = new RecordDeltas();
    private ByteBuffer decoded = ByteBuffer.allocateDirect(0);

    /**
     * @param length that the payload must come to
     * @throws DamagedCaptureException when it does not
     */
    ByteBuffer decode(Codec codec, ByteBuffer stored, int length) {
        return switch (codec) {
            case PLAIN -> checked(stored, length);
            case ZSTD -> checked(decompress(stored, length), length);
            case DELTA_ZSTD -> undoDeltas(checked(decompress(stored, length), length));
        };
    }

    private ByteBuffer undoDeltas(ByteBuffer records) {
        deltas.decode(MemorySegment.ofBuffer(records));
        return records;
    }

    private static ByteBuffer checked(ByteBuffer payload, int length) {
        if (payload.remaining() != length) {
            throw new DamagedCaptureException("a block of " + payload.remaining() + " bytes claims " + length);
        }
        return payload;
    }

    /** What decompresses to more than the length is refused before it does. */
    private ByteBuffer decompress(ByteBuffer stored, int length) {
        if (decoded.capacity() < length) {
            decoded = ByteBuffer.allocateDirect(length);
        }
        decoded.clear().limit(length);
        try {
            int end = zstd().decompress(MemorySegment.ofBuffer(stored), MemorySegment.ofBuffer(decoded));
            return decoded.limit(end);
        } catch (MalformedInputException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new DamagedCaptureException("a block cannot be decompressed: " + e.getMessage());
        }
    }

    /** Made when it is needed: it loads a native library, where there is one. */
    private ZstdDecompressor zstd() {
        if (zstd == null) {
            zstd = Zstd.decompressor();
        }
        return zstd;
    }
}
