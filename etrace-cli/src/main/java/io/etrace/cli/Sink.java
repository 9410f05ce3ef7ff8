// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import io.etrace.render.Renderer;
import io.etrace.text.Utf8Buffer;
import java.nio.ByteBuffer;

/** Renders records and writes them in batches of whole lines. */
final class Sink implements AutoCloseable {
    private static final int BATCH = 1 << 16;

    private final Utf8Buffer buffer = new Utf8Buffer(2 * BATCH);
    private final Renderer renderer;
    private final OutputChannel channel;

    Sink(Renderer renderer, OutputChannel channel) {
        this.renderer = renderer;
        this.channel = channel;
    }

    void loss(Loss loss) throws OutputException {
        renderer.loss(loss, buffer);
        flushWhenFull();
    }

    void record(RecordCursor record) throws OutputException {
        renderer.record(record, buffer);
        flushWhenFull();
    }

    private void flushWhenFull() throws OutputException {
        if (buffer.length() >= BATCH) {
            flush();
        }
    }

    void flush() throws OutputException {
        if (buffer.length() > 0) {
            ByteBuffer batch = ByteBuffer.wrap(buffer.array(), 0, buffer.length());
            buffer.clear();
            channel.write(batch);
        }
    }

    String name() {
        return channel.name();
    }

    /** Without {@link #flush} what was not yet written is not. */
    @Override
    public void close() throws OutputException {
        channel.close();
    }
}
