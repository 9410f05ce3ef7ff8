// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.render.JsonRenderer;
import io.etrace.render.RenderModel;
import io.etrace.render.Renderer;
import io.etrace.render.TextRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outputs of a run, opened. */
final class OpenOutputs implements AutoCloseable {
    private record Opened(Output output, OutputChannel channel, LineBatch lines) {}

    private final List<Opened> outputs = new ArrayList<>();

    private OpenOutputs() {}

    static OpenOutputs open(List<Output> wanted, OutputFiles files) throws OutputException {
        OpenOutputs opened = new OpenOutputs();
        try {
            for (Output output : wanted) {
                OutputChannel channel = files.open(output);
                opened.outputs.add(new Opened(output, channel, new LineBatch(channel)));
            }
            return opened;
        } catch (OutputException e) {
            opened.close();
            throw e;
        }
    }

    /** Where undecoded records go, if they do. */
    Optional<OutputChannel> raw() {
        return outputs.stream()
                .filter(opened -> opened.output().isRaw())
                .map(Opened::channel)
                .findFirst();
    }

    /** The names of the outputs that are files. */
    List<String> fileNames() {
        return outputs.stream()
                .filter(opened -> opened.output().isFile())
                .map(opened -> opened.channel().name())
                .toList();
    }

    /** Sinks for the decoded records of one recording; those for others append to the same lines. */
    List<Sink> sinks(RenderModel model, Display display) {
        return outputs.stream()
                .filter(opened -> !opened.output().isRaw())
                .map(opened -> new Sink(renderer(opened.output().format(), model, display), opened.lines()))
                .toList();
    }

    /** Writes what waits for more. */
    void flush() throws OutputException {
        for (Opened opened : outputs) {
            opened.lines().flush();
        }
    }

    private static Renderer renderer(Output.Format format, RenderModel model, Display display) {
        return format == Output.Format.JSON
                ? new JsonRenderer(model, display.json())
                : new TextRenderer(model, display.text());
    }

    @Override
    public void close() throws OutputException {
        for (Opened opened : outputs) {
            opened.channel().close();
        }
    }
}
