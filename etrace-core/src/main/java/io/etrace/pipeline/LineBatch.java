// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.text.Utf8Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Whole lines on their way to a channel, which gets them in batches. */
public final class LineBatch {
    private static final int BATCH = 1 << 16;

    private final Utf8Buffer buffer = new Utf8Buffer(2 * BATCH);
    private final WritableByteChannel channel;
    /** What the buffer holds, for the channel. */
    private ByteBuffer batch = ByteBuffer.wrap(buffer.array());

    public LineBatch(WritableByteChannel channel) {
        this.channel = channel;
    }

    /** Where to append lines, of which {@link #added} then has to be told. */
    public Utf8Buffer buffer() {
        return buffer;
    }

    public void added() throws IOException {
        if (buffer.length() >= BATCH) {
            flush();
        }
    }

    public void flush() throws IOException {
        if (buffer.length() > 0) {
            if (batch.array() != buffer.array()) {
                batch = ByteBuffer.wrap(buffer.array());
            }
            batch.clear().limit(buffer.length());
            buffer.clear();
            channel.write(batch);
        }
    }
}
