// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.cli.console.ExitStatus;
import io.etrace.cli.console.Log;
import io.etrace.cli.console.Progress;
import io.etrace.cli.console.Signals;
import io.etrace.cli.console.StatisticsTable;
import io.etrace.cli.console.StopRequest;
import io.etrace.cli.options.Invocation;
import io.etrace.cli.output.OpenOutputs;
import io.etrace.cli.output.OutputFiles;
import io.etrace.export.ExportRendering;
import io.etrace.pipeline.Destination;
import io.etrace.pipeline.ParallelRendering;
import io.etrace.pipeline.PumpMerger;
import io.etrace.pipeline.Rendering;
import io.etrace.pipeline.SequentialRendering;
import io.etrace.replay.Capture;
import io.etrace.select.Selector;
import io.etrace.stats.Statistics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Decodes captures: one, or several of one host whose records are put in order of time. */
public final class ReplayRun {
    private final Invocation.Replay invocation;
    private final Log log;
    private final Progress progress;
    private final StopRequest stop = new StopRequest(false);

    public ReplayRun(Invocation.Replay invocation, Log log, Progress progress) {
        this.invocation = invocation;
        this.log = log;
        this.progress = progress;
    }

    /** Returns the exit status: 1 when not everything could be read. */
    public int run(OutputFiles files) throws IOException {
        try (OpenCaptures captures = OpenCaptures.open(invocation.inputs())) {
            List<CaptureReplay> replays = replays(captures);
            try (OpenOutputs outputs = OpenOutputs.open(invocation.outputs(), files)) {
                Signals.handle(() -> stop.interrupt(System.nanoTime()), stop::terminate);
                captures.skipped().forEach(why -> log.error(why + "; it is skipped"));
                captures.all().forEach(capture -> log.info("Parsing " + capture.name() + " ..."));
                decode(captures, replays, outputs);
                progress.clear();
                showStatistics(replays);
                Outside.of(replays).ifPresent(log::warn);
                outputs.fileNames().forEach(name -> log.info("done ! Output file: " + name));
            }
            MissingPieces missing = new MissingPieces();
            captures.all().forEach(missing::add);
            missing.lines().forEach(log::warn);
            return reportDamage(replays, captures.skipped().isEmpty());
        }
    }

    private List<CaptureReplay> replays(OpenCaptures captures) {
        long start = captures.all().stream()
                .mapToLong(capture -> capture.metadata().start().realtime())
                .min()
                .orElseThrow();
        List<CaptureReplay> replays = new ArrayList<>();
        for (Capture capture : captures.all()) {
            Selector selector = replays.stream()
                    .filter(replay -> replay.capture().isOfSameRecording(capture))
                    .map(CaptureReplay::selector)
                    .findFirst()
                    .orElseGet(() -> selector(capture, start));
            replays.add(new CaptureReplay(capture, selector));
        }
        return replays;
    }

    private Selector selector(Capture capture, long start) {
        long offset = capture.metadata().start().realtimeOffset();
        return capture.selector(invocation.options(), invocation.times().range(start, offset));
    }

    private Rendering rendering(OpenOutputs outputs) {
        if (invocation.exporting().isPresent()) {
            return new ExportRendering(invocation.exporting().get().open(outputs.document()));
        }
        List<Destination> destinations = outputs.destinations(invocation.display());
        return invocation.threads() == 1 || destinations.isEmpty()
                ? new SequentialRendering(destinations)
                : new ParallelRendering(destinations, invocation.threads());
    }

    private void decode(OpenCaptures captures, List<CaptureReplay> replays, OpenOutputs outputs) throws IOException {
        Rendering rendering = rendering(outputs);
        ReplayProgress shown = new ReplayProgress(progress, captures, System.nanoTime());
        BooleanSupplier abandoned = () -> {
            shown.update();
            return stop.isRequested();
        };
        List<PumpMerger.Lane> lanes = new ArrayList<>();
        for (CaptureReplay replay : replays) {
            int recording = lanes.size();
            PumpMerger.Opener opener =
                    () -> replay.pump(rendering.sinks(replay.capture().model().renderModel(), recording), abandoned);
            long shift = captures.shift(replay.capture());
            lanes.add(new PumpMerger.Lane(replay.begins() + shift, shift, opener));
        }
        rendering.run(lanes.size() == 1 ? lanes.getFirst().opener().open() : new PumpMerger(lanes));
    }

    private void showStatistics(List<CaptureReplay> replays) {
        if (!invocation.display().statistics()) {
            return;
        }
        List<Statistics> recorded = replays.stream()
                .map(CaptureReplay::recorded)
                .flatMap(Optional::stream)
                .toList();
        boolean all = recorded.size() == replays.size();
        List<Statistics> shown =
                all ? recorded : replays.stream().map(CaptureReplay::counted).toList();
        log.info("");
        new StatisticsTable(Statistics.sum(shown), all).lines().forEach(log::info);
    }

    private int reportDamage(List<CaptureReplay> replays, boolean allOpened) {
        if (stop.isRequested()) {
            log.warn("interrupted: the rest was not read");
            return ExitStatus.FAILURE;
        }
        boolean whole = allOpened;
        for (CaptureReplay replay : replays) {
            whole &= replay.reportDamage(log);
        }
        return whole ? ExitStatus.SUCCESS : ExitStatus.FAILURE;
    }
}
