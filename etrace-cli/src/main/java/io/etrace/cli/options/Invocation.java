// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.TraceOptions;
import io.etrace.export.ExportFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a command line asks for. */
public sealed interface Invocation {
    /** The help text. */
    record ShowHelp() implements Invocation {}

    /** The version. */
    record ShowVersion() implements Invocation {}

    /** Says what captures are. */
    record Info(List<Path> inputs) implements Invocation {}

    /**
     * Traces what happens now.
     *
     * @param outputs none when only statistics are wanted
     * @param recording how undecoded events are written
     * @param limit after how long tracing stops; empty when something else stops it
     * @param killOnExit whether the command is killed when tracing ends before it does
     */
    record Live(
            TraceOptions options,
            List<Output> outputs,
            Display display,
            Recording recording,
            Optional<Duration> limit,
            boolean killOnExit)
            implements Invocation {}

    /**
     * Reads what {@code --raw} wrote.
     *
     * @param inputs files, or {@code -} for the standard input
     * @param options which of the records are wanted
     * @param times when those were made
     * @param outputs none when only statistics are wanted
     * @param threads how many render the events, at least 1
     * @param exporting what makes a document of them, instead of a notation
     */
    record Replay(
            List<Path> inputs,
            TraceOptions options,
            TimeWindow times,
            List<Output> outputs,
            Display display,
            int threads,
            Optional<ExportFormat> exporting)
            implements Invocation {
        public static final Path STANDARD_INPUT = Path.of("-");
    }
}
