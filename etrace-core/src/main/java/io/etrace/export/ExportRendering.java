// SPDX-License-Identifier: Apache-2.0
package io.etrace.export;

import io.etrace.model.RenderModel;
import io.etrace.pipeline.Pump;
import io.etrace.pipeline.Rendering;
import io.etrace.pipeline.Sink;
import java.io.IOException;
import java.util.List;

/** Has an exporter write what is read. Not thread safe. */
public record ExportRendering(Exporter exporter) implements Rendering {
    @Override
    public List<Sink> sinks(RenderModel model, int recording) {
        return List.of(exporter.sink(model, recording));
    }

    @Override
    public void run(Pump pump) throws IOException {
        exporter.begin();
        pump.run();
        exporter.end();
    }
}
