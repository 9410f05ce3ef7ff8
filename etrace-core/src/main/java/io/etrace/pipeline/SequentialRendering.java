// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.model.RenderModel;
import java.io.IOException;
import java.util.List;

/** Renders in the thread that reads. Not thread safe. */
public final class SequentialRendering implements Rendering {
    private record Lines(Destination destination, LineBatch batch) {}

    private final List<Lines> outputs;

    public SequentialRendering(List<Destination> destinations) {
        outputs = destinations.stream()
                .map(destination -> new Lines(destination, new LineBatch(destination.channel())))
                .toList();
    }

    @Override
    public List<Sink> sinks(RenderModel model, int recording) {
        return outputs.stream()
                .<Sink>map(lines -> new RenderingSink(
                        lines.destination().notation().ofRecording(recording).open(model, 1), lines.batch()))
                .toList();
    }

    @Override
    public void run(Pump pump) throws IOException {
        try {
            pump.run();
        } finally {
            flush();
        }
    }

    private void flush() throws IOException {
        for (Lines lines : outputs) {
            lines.batch().flush();
        }
    }
}
