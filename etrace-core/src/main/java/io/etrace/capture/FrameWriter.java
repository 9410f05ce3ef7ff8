// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/** Writes the file header and numbered frames to a channel, each in one write where the channel takes it. */
final class FrameWriter {
    private final GatheringByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocateDirect(FrameHeader.LENGTH);
    private final ByteBuffer[] buffers = {header, header};
    private long position;
    private int number;

    FrameWriter(GatheringByteChannel channel) throws IOException {
        this.channel = channel;
        buffers[1] = FileHeader.make();
        header.limit(0);
        writeFully();
    }

    /** Where the next frame will start. */
    long position() {
        return position;
    }

    /** Writes a frame as it is. */
    void write(FrameType type, BlockSummary summary, ByteBuffer payload) throws IOException {
        write(type, Codec.PLAIN, payload.remaining(), summary, payload);
    }

    /** @param length of the payload before it was encoded */
    void write(FrameType type, Codec codec, int length, BlockSummary summary, ByteBuffer payload) throws IOException {
        int stored = payload.remaining();
        new FrameHeader(type.code(), codec.code(), stored, length, summary, number++, Checksum.of(payload))
                .write(header);
        buffers[1] = payload;
        writeFully();
    }

    private void writeFully() throws IOException {
        while (header.hasRemaining() || buffers[1].hasRemaining()) {
            position += channel.write(buffers);
        }
    }
}
