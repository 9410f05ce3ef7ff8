// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.Statistics;
import io.etrace.Tracer;
import io.etrace.raw.CaptureTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Traces until the command has ended, the time is up, or the user has seen enough. */
final class LiveRun {
    private static final long LONGEST_PAUSE_NANOS = 100_000_000;
    /** How a command ended is noticed this part of the time later that it ran, so that a long one costs little. */
    private static final int PATIENCE = 32;

    private static final String STARTED = "Tracing started ... (Ctrl + C to stop)";
    private static final long PROGRESS_NANOS = 1_000_000_000;

    private final Invocation.Live invocation;
    private final Log log;
    private final Progress progress;
    private final StopRequest stop;

    LiveRun(Invocation.Live invocation, Log log, Progress progress) {
        this.invocation = invocation;
        this.log = log;
        this.progress = progress;
        this.stop = new StopRequest(hasCommand());
    }

    private boolean hasCommand() {
        return !invocation.options().command().isEmpty();
    }

    /** Returns the exit status. */
    int run(OutputFiles files) throws IOException, InterruptedException {
        try (Tracer tracer = Tracer.open(invocation.options());
                OpenOutputs outputs = OpenOutputs.open(openedNow(), files)) {
            Optional<CaptureTarget> capture = capture(tracer, outputs, files);
            if (capture.isPresent()) {
                tracer.record(capture.get(), invocation.recording().options(tracer.model()));
            }
            Recorder recorder = Recorder.connect(tracer, outputs, invocation.display(), stop);
            Signals.handle(() -> stop.interrupt(System.nanoTime()), stop::terminate);
            start(tracer, outputs, recorder);
            watch(tracer, recorder);
            tracer.stop();
            recorder.finish();
            progress.clear();
            finish(tracer.statistics());
            return exitStatus(tracer.commandStatus());
        }
    }

    /** Pieces of a capture are opened one by one. */
    private List<Output> openedNow() {
        return invocation.outputs().stream()
                .filter(output -> !output.isRaw() || !invocation.recording().inPieces())
                .toList();
    }

    /** Where undecoded records go, if they do. */
    private Optional<CaptureTarget> capture(Tracer tracer, OpenOutputs outputs, OutputFiles files) {
        return invocation.recording().inPieces()
                ? Optional.of(pieces(tracer, files))
                : outputs.raw().map(CaptureTarget::of);
    }

    private PieceFiles pieces(Tracer tracer, OutputFiles files) {
        Path base = invocation.outputs().getLast().target() instanceof Output.NamedFile(Path path)
                ? path
                : files.anyName(Output.Format.RAW.extension());
        PieceFiles pieces = new PieceFiles(files, base, name -> log.info("output file: " + name));
        if (invocation.recording().flightBytes() > 0) {
            Signals.handleTrigger(tracer::trigger);
        }
        return pieces;
    }

    private void start(Tracer tracer, OpenOutputs outputs, Recorder recorder) {
        recorder.start();
        outputs.fileNames().forEach(name -> log.info("output file: " + name));
        if (hasCommand()) { // of which nothing should come before this line
            log.info(STARTED);
            tracer.start();
        } else { // whoever waits for this line misses nothing
            tracer.start();
            log.info(STARTED);
        }
    }

    private void watch(Tracer tracer, Recorder recorder) {
        long start = System.nanoTime();
        long end = invocation.limit().map(limit -> start + limit.toNanos()).orElse(Long.MAX_VALUE);
        LiveProgress shown = new LiveProgress(start);
        long next = start + PROGRESS_NANOS;
        while (tracer.commandStatus().isEmpty() && !recorder.hasFailed() && !tracer.hasFailed()) {
            long now = System.nanoTime();
            if (now >= end || stop.await(pause(now - start, end - now))) {
                return;
            }
            if (progress.isShown() && now >= next) {
                Statistics statistics = tracer.statistics();
                progress.show(shown.line(statistics.seen(), statistics.lost(), now));
                next = now + PROGRESS_NANOS;
            }
        }
    }

    /** Milliseconds. */
    private long pause(long nanosPassed, long nanosLeft) {
        long usual = hasCommand() ? Math.min(nanosPassed / PATIENCE, LONGEST_PAUSE_NANOS) : LONGEST_PAUSE_NANOS;
        return Math.max(1, Math.min(usual, nanosLeft) / 1_000_000);
    }

    private void finish(Statistics statistics) {
        if (invocation.display().statistics()) {
            log.info("");
            new StatisticsTable(statistics, invocation.options().events())
                    .lines()
                    .forEach(log::info);
        }
        if (statistics.lost() > 0) {
            log.warn(statistics.lost() + " events were lost; a larger --buffer-size, --raw, or filters lose fewer");
        }
    }

    /** A command that was left running has none. */
    private static int exitStatus(OptionalInt commandStatus) {
        return commandStatus.isPresent() ? WaitStatus.exitStatus(commandStatus.getAsInt()) : 0;
    }
}
