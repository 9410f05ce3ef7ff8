// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import io.etrace.capture.CaptureTarget;
import io.etrace.cli.options.Output;
import java.io.IOException;
import java.nio.channels.GatheringByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The files of a capture in pieces: the name with a dot and six digits, {@code trace.raw.000001}. */
public final class PieceFiles implements CaptureTarget {
    private final OutputFiles files;
    private final Path base;
    private final BiConsumer<String, String> opened;
    private final ArrayDeque<Path> written = new ArrayDeque<>();
    private @Nullable OutputChannel current;

    /** @param opened is told the name of each file, and what triggered it; nothing when it is not of a flight recorder */
    public PieceFiles(OutputFiles files, Path base, BiConsumer<String, String> opened) {
        this.files = files;
        this.base = base;
        this.opened = opened;
    }

    @Override
    public GatheringByteChannel open(int piece, String trigger) throws OutputException {
        Path path = base.resolveSibling(base.getFileName() + String.format(Locale.ROOT, ".%06d", piece));
        OutputChannel channel = files.open(new Output(Output.Format.RAW, new Output.NamedFile(path)));
        current = channel;
        written.add(path);
        opened.accept(channel.name(), trigger);
        return channel;
    }

    /** Whether there was a piece at all. */
    public boolean isEmpty() {
        return current == null;
    }

    /** Removes what was begun: nothing was traced. */
    public void discard() throws OutputException {
        OutputChannel begun = current;
        if (begun != null) {
            begun.discard();
        }
    }

    @Override
    public void close(int piece) throws OutputException {
        if (current != null) {
            current.close();
        }
    }

    @Override
    public void remove(int piece) throws IOException {
        Files.deleteIfExists(written.remove());
    }
}
