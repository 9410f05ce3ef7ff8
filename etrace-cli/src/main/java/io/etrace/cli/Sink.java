// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import io.etrace.render.Renderer;

/** Renders records; several sinks may append to the same lines. */
final class Sink {
    private final Renderer renderer;
    private final LineBatch lines;

    Sink(Renderer renderer, LineBatch lines) {
        this.renderer = renderer;
        this.lines = lines;
    }

    void loss(Loss loss) throws OutputException {
        renderer.loss(loss, lines.buffer());
        lines.added();
    }

    void record(RecordCursor record) throws OutputException {
        renderer.record(record, lines.buffer());
        lines.added();
    }

    /** Takes note of a record that is not shown. */
    void skip(RecordCursor record) {
        renderer.skip(record);
    }

    void flush() throws OutputException {
        lines.flush();
    }
}
