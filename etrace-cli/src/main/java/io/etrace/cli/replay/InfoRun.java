// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.TraceException;
import io.etrace.cli.console.ExitStatus;
import io.etrace.cli.console.Log;
import io.etrace.cli.console.Terminal;
import io.etrace.replay.Capture;
import io.etrace.replay.CaptureSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Says what captures are, without decoding them. */
public final class InfoRun {
    private final List<Path> inputs;
    private final Terminal out;
    private final Log log;

    public InfoRun(List<Path> inputs, Terminal out, Log log) {
        this.inputs = inputs;
        this.out = out;
        this.log = log;
    }

    /** Returns the exit status: 1 when one of them is damaged, or none. */
    public int run() throws IOException {
        boolean whole = true;
        MissingPieces missing = new MissingPieces();
        for (Path input : inputs) {
            try (Capture capture = OpenCaptures.open(input)) {
                whole &= describe(capture);
                missing.add(capture);
            } catch (TraceException e) {
                log.failure(String.valueOf(e.getMessage()), e);
                whole = false;
            }
        }
        missing.lines().forEach(log::warn);
        return whole ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
    }

    private boolean describe(Capture capture) throws IOException {
        CaptureSummary summary = capture.summarize();
        new CaptureDescription(capture, summary).lines().forEach(out::line);
        return summary.damage().isEmpty();
    }
}
