// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import io.etrace.cli.options.Display;
import io.etrace.cli.options.Output;
import io.etrace.pipeline.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The outputs of a run, opened. */
public final class OpenOutputs implements AutoCloseable {
    private record Opened(Output output, OutputChannel channel) {}

    private final List<Opened> outputs = new ArrayList<>();

    private OpenOutputs() {}

    public static OpenOutputs open(List<Output> wanted, OutputFiles files) throws OutputException {
        OpenOutputs opened = new OpenOutputs();
        try {
            for (Output output : wanted) {
                opened.outputs.add(new Opened(output, files.open(output)));
            }
            return opened;
        } catch (OutputException e) {
            opened.discard();
            throw e;
        }
    }

    /** Where undecoded records go, if they do. */
    public Optional<OutputChannel> raw() {
        return outputs.stream()
                .filter(opened -> opened.output().isRaw())
                .map(Opened::channel)
                .findFirst();
    }

    /** Where the document of an exporter goes. */
    public OutputChannel document() {
        return outputs.getFirst().channel();
    }

    /** The names of the outputs that are files. */
    public List<String> fileNames() {
        return outputs.stream()
                .filter(opened -> opened.output().isFile())
                .map(opened -> opened.channel().name())
                .toList();
    }

    /** Where decoded records go, each in its notation. */
    public List<Destination> destinations(Display display) {
        return outputs.stream()
                .filter(opened -> !opened.output().isRaw())
                .map(opened -> new Destination(display.notation(opened.output().format()), opened.channel()))
                .toList();
    }

    /** Removes what was begun: nothing was traced. */
    public void discard() throws OutputException {
        for (Opened opened : outputs) {
            opened.channel().discard();
        }
    }

    @Override
    public void close() throws OutputException {
        for (Opened opened : outputs) {
            opened.channel().close();
        }
    }
}
