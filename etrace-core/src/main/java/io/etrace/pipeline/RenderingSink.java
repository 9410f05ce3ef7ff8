// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import io.etrace.render.Renderer;
import java.io.IOException;

/** Renders records; several sinks may append to the same lines. */
public final class RenderingSink implements Sink {
    private final Renderer renderer;
    private final LineBatch lines;

    public RenderingSink(Renderer renderer, LineBatch lines) {
        this.renderer = renderer;
        this.lines = lines;
    }

    @Override
    public void loss(Loss loss) throws IOException {
        renderer.loss(loss, lines.buffer());
        lines.added();
    }

    @Override
    public void record(RecordCursor record) throws IOException {
        renderer.record(record, lines.buffer());
        lines.added();
    }

    @Override
    public void skip(RecordCursor record) {
        renderer.skip(record);
    }

    @Override
    public void flush() throws IOException {
        lines.flush();
    }

    @Override
    public void end() {}
}
