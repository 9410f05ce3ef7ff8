// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

import io.etrace.capture.CaptureTarget;
import io.etrace.cli.console.Log;
import io.etrace.cli.console.Progress;
import io.etrace.cli.console.Signals;
import io.etrace.cli.console.StatisticsTable;
import io.etrace.cli.console.StopRequest;
import io.etrace.cli.options.Invocation;
import io.etrace.cli.options.Output;
import io.etrace.cli.output.OpenOutputs;
import io.etrace.cli.output.OutputFiles;
import io.etrace.cli.output.PieceFiles;
import io.etrace.linux.Libc;
import io.etrace.live.Tracer;
import io.etrace.process.JobMember;
import io.etrace.stats.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Traces until the command has ended, the time is up, or the user has seen enough. */
public final class LiveRun {
    private static final String STARTED = "Tracing started ...";
    private static final int STANDARD_STREAMS = 3;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long PROGRESS_NANOS = 1_000_000_000;

    private final Invocation.Live invocation;
    private final Log log;
    private final Progress progress;
    private final StopRequest stop;

    public LiveRun(Invocation.Live invocation, Log log, Progress progress) {
        this.invocation = invocation;
        this.log = log;
        this.progress = progress;
        this.stop = new StopRequest(hasCommand());
    }

    private boolean hasCommand() {
        return !invocation.options().command().isEmpty();
    }

    /** Returns the exit status. */
    public int run(OutputFiles files) throws IOException, InterruptedException {
        try (Tracer tracer = Tracer.open(invocation.options());
                OpenOutputs outputs = OpenOutputs.open(openedNow(), files)) {
            Optional<PieceFiles> pieces =
                    invocation.recording().inPieces() ? Optional.of(pieces(files)) : Optional.empty();
            Optional<CommandEnd> commandEnd = commandEnd(tracer);
            Recorder recorder = begin(tracer, outputs, pieces, commandEnd);
            watch(tracer);
            commandEnd.ifPresent(CommandEnd::settle);
            tracer.stop();
            recorder.finish();
            progress.clear();
            finish(tracer.statistics(), recorder);
            if (pieces.isPresent() && pieces.get().isEmpty()) {
                log.warn("nothing was written: no --trigger fired, and no SIGUSR1 came;"
                        + " --trigger end writes when tracing ends");
            }
            return exitStatus(tracer.commandStatus());
        }
    }

    /** Leaves no file behind when tracing could not begin. */
    private Recorder begin(
            Tracer tracer, OpenOutputs outputs, Optional<PieceFiles> pieces, Optional<CommandEnd> commandEnd)
            throws IOException {
        try {
            Optional<CaptureTarget> capture = pieces.<CaptureTarget>map(files -> files)
                    .or(() -> outputs.raw().map(CaptureTarget::of));
            if (capture.isPresent()) {
                tracer.record(capture.get(), invocation.recording().options(tracer.model()));
            }
            Recorder recorder = Recorder.connect(tracer, outputs, invocation.display(), stop);
            boolean interruptible = Signals.handle(() -> stop.interrupt(System.nanoTime()), stop::terminate);
            if (invocation.recording().flightBytes() > 0) {
                Signals.handleTrigger(() -> tracer.trigger("SIGUSR1"));
            }
            start(tracer, outputs, recorder, commandEnd, interruptible);
            return recorder;
        } catch (IOException | RuntimeException e) {
            outputs.discard();
            if (pieces.isPresent()) {
                pieces.get().discard();
            }
            throw e;
        }
    }

    /** Pieces of a capture are opened one by one. */
    private List<Output> openedNow() {
        return invocation.outputs().stream()
                .filter(output -> !output.isRaw() || !invocation.recording().inPieces())
                .toList();
    }

    private PieceFiles pieces(OutputFiles files) {
        Path base = invocation.outputs().getLast().target() instanceof Output.NamedFile(Path path)
                ? path
                : files.anyName(Output.Format.RAW.extension());
        return new PieceFiles(
                files,
                base,
                (name, trigger) ->
                        log.info("output file: " + name + (trigger.isEmpty() ? "" : ", triggered by " + trigger)));
    }

    private void start(
            Tracer tracer,
            OpenOutputs outputs,
            Recorder recorder,
            Optional<CommandEnd> commandEnd,
            boolean interruptible)
            throws IOException {
        recorder.start();
        outputs.fileNames().forEach(name -> log.info("output file: " + name));
        tracer.over().thenRun(stop::over);
        tellLeftOut(tracer.leftOut());
        commandEnd.ifPresent(end -> tracer.leftBehind().thenAccept(left -> {
            stop.commandEnded();
            end.tellWhoIsLeft(left);
        }));
        if (hasCommand()) { // of which nothing should come before this line
            log.info(STARTED);
            tracer.start();
        } else { // whoever waits for this line misses nothing
            tracer.start();
            log.info(STARTED + (interruptible && !isInBackground() ? " (Ctrl + C to stop)" : ""));
        }
    }

    /** Whether what is typed on the terminal is for others. */
    private static boolean isInBackground() {
        return IntStream.range(0, STANDARD_STREAMS)
                .anyMatch(stream -> Libc.isTerminal(stream) && !Libc.isForeground(stream));
    }

    private Optional<CommandEnd> commandEnd(Tracer tracer) {
        return hasCommand()
                ? Optional.of(new CommandEnd(tracer, invocation.options().command(), invocation.killOnExit(), log))
                : Optional.empty();
    }

    private void tellLeftOut(List<JobMember> leftOut) {
        if (!leftOut.isEmpty()) {
            log.info("not traced, as of etrace's own job: "
                    + leftOut.stream()
                            .map(member -> member.comm().replaceAll("\\P{Print}", "?") + "(" + member.pid() + ")")
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    private void watch(Tracer tracer) {
        long start = System.nanoTime();
        long end = invocation.limit().map(limit -> start + limit.toNanos()).orElse(Long.MAX_VALUE);
        long step = progress.isShown() ? PROGRESS_NANOS : Long.MAX_VALUE;
        LiveProgress shown = new LiveProgress(start);
        for (long now = start; now < end && !stop.await(millis(Math.min(step, end - now))); ) {
            Statistics statistics = tracer.statistics();
            now = System.nanoTime();
            progress.show(shown.line(statistics.seen(), statistics.lost(), now));
        }
    }

    /** Rounded up. */
    private static long millis(long nanos) {
        return (nanos - 1) / NANOS_PER_MILLI + 1;
    }

    private void finish(Statistics statistics, Recorder recorder) {
        long unwritten = recorder.unwritten(statistics);
        boolean captured = invocation.outputs().stream().anyMatch(Output::isRaw);
        if (invocation.display().statistics()) {
            log.info("");
            new StatisticsTable(statistics, invocation.options().events(), captured ? 0 : unwritten)
                    .lines()
                    .forEach(log::info);
        }
        if (unwritten > 0) {
            log.warn(unwritten + " events were not written: etrace was told to end again before they were"
                    + (captured ? "; the capture has them" : ""));
        }
        if (statistics.lost() > 0) {
            log.warn(LossAdvice.of(statistics, invocation));
        }
    }

    /** A command that was left running has none. */
    private static int exitStatus(OptionalInt commandStatus) {
        return commandStatus.isPresent() ? WaitStatus.exitStatus(commandStatus.getAsInt()) : 0;
    }
}
