// SPDX-License-Identifier: Apache-2.0
package io.etrace.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A stream as a channel that cannot seek. The JDK makes a file channel of the standard input, which claims to be able
 * to seek even when it is a pipe.
 */
final class StreamChannel implements ReadableByteChannel {
    private static final int MOST_BYTES = 1 << 18;

    private final InputStream stream;
    private final byte[] buffer = new byte[MOST_BYTES];
    private boolean open = true;

    StreamChannel(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int length = stream.read(buffer, 0, Math.min(buffer.length, target.remaining()));
        if (length > 0) {
            target.put(buffer, 0, length);
        }
        return length;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() throws IOException {
        open = false;
        stream.close();
    }
}
