// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.render.JsonRenderer;
import io.etrace.render.RenderModel;
import io.etrace.render.Renderer;
import io.etrace.render.TextRenderer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The outputs of a run, opened: whoever reads records may have them rendered here, by the same thread. */
final class OpenOutputs implements Rendering, AutoCloseable {
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

    /** Where decoded records go. */
    List<OutputChannel> decoded() {
        return lines().map(Opened::channel).toList();
    }

    private Stream<Opened> lines() {
        return outputs.stream().filter(opened -> !opened.output().isRaw());
    }

    /**
     * Renderers of one recording's records, for each of the outputs of decoded ones.
     *
     * @param sharers how many threads render that recording, and share the memory
     */
    List<Renderer> renderers(RenderModel model, Display display, int sharers) {
        return lines().map(opened -> renderer(opened.output().format(), model, display, sharers))
                .toList();
    }

    private static Renderer renderer(Output.Format format, RenderModel model, Display display, int sharers) {
        return format == Output.Format.JSON
                ? new JsonRenderer(model, display.json(), sharers)
                : new TextRenderer(model, display.text(), sharers);
    }

    @Override
    public List<Sink> sinks(RenderModel model, Display display) {
        return lines().<Sink>map(opened ->
                        new RenderingSink(renderer(opened.output().format(), model, display, 1), opened.lines()))
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

    private void flush() throws OutputException {
        for (Opened opened : outputs) {
            opened.lines().flush();
        }
    }

    @Override
    public void close() throws OutputException {
        for (Opened opened : outputs) {
            opened.channel().close();
        }
    }
}
