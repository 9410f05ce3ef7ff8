// SPDX-License-Identifier: Apache-2.0
package io.etrace.export;

import static io.etrace.text.Ascii.ascii;

import io.etrace.model.RenderModel;
import io.etrace.pipeline.LineBatch;
import io.etrace.pipeline.RenderingSink;
import io.etrace.pipeline.Sink;
import io.etrace.render.csv.CsvRenderer;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** Comma-separated values (RFC 4180) with a header: a line per event, for spreadsheets and data frames. */
public final class CsvFormat implements ExportFormat {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Exporter open(WritableByteChannel channel) {
        return new Document(new LineBatch(channel));
    }

    private record Document(LineBatch lines) implements Exporter {
        @Override
        public Sink sink(RenderModel model, int recording) {
            return new RenderingSink(new CsvRenderer(model), lines);
        }

        @Override
        public void begin() throws IOException {
            lines.buffer().append(ascii(CsvRenderer.HEADER));
            lines.added();
        }

        @Override
        public void end() throws IOException {
            lines.flush();
        }
    }
}
