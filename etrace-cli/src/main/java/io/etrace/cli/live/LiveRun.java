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
import io.etrace.live.Tracer;
import io.etrace.process.JobMember;
import io.etrace.stats.Statistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Traces until the command has ended, the time is up, or the user has seen enough. */
public final class LiveRun {
    private static final String STARTED = "Tracing started ... (Ctrl + C to stop)";
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
            Optional<CaptureTarget> capture = capture(tracer, outputs, files);
            if (capture.isPresent()) {
                tracer.record(capture.get(), invocation.recording().options(tracer.model()));
            }
            Recorder recorder = Recorder.connect(tracer, outputs, invocation.display(), stop);
            Signals.handle(() -> stop.interrupt(System.nanoTime()), stop::terminate);
            Optional<CommandEnd> commandEnd = commandEnd(tracer);
            start(tracer, outputs, recorder, commandEnd);
            watch(tracer);
            commandEnd.ifPresent(CommandEnd::settle);
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

    private void start(Tracer tracer, OpenOutputs outputs, Recorder recorder, Optional<CommandEnd> commandEnd) {
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
            log.info(STARTED);
        }
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
        for (long now = start; now < end && !stop.await(millis(Math.min(step, end - now))); now = System.nanoTime()) {
            Statistics statistics = tracer.statistics();
            progress.show(shown.line(statistics.seen(), statistics.lost(), now));
        }
    }

    /** Rounded up. */
    private static long millis(long nanos) {
        return (nanos - 1) / NANOS_PER_MILLI + 1;
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
