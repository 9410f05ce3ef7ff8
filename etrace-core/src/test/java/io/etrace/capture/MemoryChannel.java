// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;

/** Takes everything, a few bytes at a time as pipes do. */
record MemoryChannel(ByteArrayOutputStream bytes) implements GatheringByteChannel {
    private static final int MOST = 100_000;

    @Override
    public long write(ByteBuffer[] sources) {
        return write(sources, 0, sources.length);
    }

    @Override
    public long write(ByteBuffer[] sources, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (sources[i].hasRemaining()) {
                return write(sources[i]);
            }
        }
        return 0;
    }

    @Override
    public int write(ByteBuffer source) {
        byte[] taken = new byte[Math.min(MOST, source.remaining())];
        source.get(taken);
        bytes.writeBytes(taken);
        return taken.length;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
