// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.RawCapture;
import java.io.IOException;
import java.util.List;

/** Decodes a capture. */
final class ReplayRun {
    private static final long PROGRESS_NANOS = 200_000_000;

    private final Invocation.Replay invocation;
    private final Log log;
    private final Progress progress;
    private final StopRequest stop = new StopRequest(false);
    private long nextProgress;

    ReplayRun(Invocation.Replay invocation, Log log, Progress progress) {
        this.invocation = invocation;
        this.log = log;
        this.progress = progress;
    }

    /** Returns the exit status: 1 when the capture is damaged. */
    int run(OutputFiles files) throws IOException {
        try (RawCapture capture = RawCapture.open(invocation.input());
                OpenOutputs outputs = OpenOutputs.open(invocation.outputs(), files)) {
            Signals.handle(() -> stop.interrupt(System.nanoTime()), stop::terminate);
            log.info("Parsing " + invocation.input() + " ...");
            decode(capture, outputs.sinks(capture.model().renderModel(), invocation.display()));
            progress.clear();
            showStatistics(capture);
            outputs.fileNames().forEach(name -> log.info("done ! Output file: " + name));
            return tellDamage(capture);
        }
    }

    private void decode(RawCapture capture, List<Sink> sinks) throws IOException {
        long start = System.nanoTime();
        new EventPump(capture.events(), sinks, () -> {
                    showProgress(capture, start);
                    return stop.isRequested();
                })
                .run();
    }

    private void showProgress(RawCapture capture, long start) {
        if (progress.isShown() && System.nanoTime() >= nextProgress) {
            long now = System.nanoTime();
            progress.show(ReplayProgress.line(capture.position(), capture.size(), now - start));
            nextProgress = now + PROGRESS_NANOS;
        }
    }

    private void showStatistics(RawCapture capture) {
        if (invocation.display().statistics()) {
            capture.statistics().ifPresent(statistics -> {
                log.info("");
                new StatisticsTable(statistics, true).lines().forEach(log::info);
            });
        }
    }

    private int tellDamage(RawCapture capture) {
        if (!capture.damage().isEmpty()) {
            log.error("the capture " + invocation.input() + " is " + capture.damage() + "; all before it was read");
            return Main.FAILURE;
        }
        if (capture.statistics().isEmpty()) {
            log.warn("the capture " + invocation.input() + " has no end: the tracer was killed; all of it was read");
        }
        return Main.SUCCESS;
    }
}
