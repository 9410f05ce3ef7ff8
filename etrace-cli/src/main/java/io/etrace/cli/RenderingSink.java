// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import io.etrace.render.Renderer;

/** Renders records; several sinks may append to the same lines. */
final class RenderingSink implements Sink {
    private final Renderer renderer;
    private final LineBatch lines;

    RenderingSink(Renderer renderer, LineBatch lines) {
        this.renderer = renderer;
        this.lines = lines;
    }

    @Override
    public void loss(Loss loss) throws OutputException {
        renderer.loss(loss, lines.buffer());
        lines.added();
    }

    @Override
    public void record(RecordCursor record) throws OutputException {
        renderer.record(record, lines.buffer());
        lines.added();
    }

    @Override
    public void skip(RecordCursor record) {
        renderer.skip(record);
    }

    @Override
    public void flush() throws OutputException {
        lines.flush();
    }

    @Override
    public void end() {}
}
