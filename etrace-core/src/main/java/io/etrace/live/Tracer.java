// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.TraceOptions;
import io.etrace.bpf.PendingLosses;
import io.etrace.bpf.Probe;
import io.etrace.bpf.ProbeStatistics;
import io.etrace.capture.CaptureMetadata;
import io.etrace.capture.CaptureTarget;
import io.etrace.capture.CaptureWriter;
import io.etrace.capture.RecordingOptions;
import io.etrace.linux.BpfMap;
import io.etrace.linux.ChildProcess;
import io.etrace.linux.Libc;
import io.etrace.linux.LinuxException;
import io.etrace.linux.Starter;
import io.etrace.model.TraceModel;
import io.etrace.process.JobMember;
import io.etrace.process.OwnJob;
import io.etrace.process.RunningProcesses;
import io.etrace.stats.Statistics;
import io.etrace.stats.StatisticsDeltas;
import io.etrace.stats.StatisticsReader;
import io.etrace.stream.DrainSink;
import io.etrace.stream.Drainer;
import io.etrace.stream.EventStream;
import io.etrace.stream.Spool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.GatheringByteChannel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Traces syscalls of this machine. Open it, say where the records go ({@link #events}, {@link #record} or both; neither for
 * statistics alone), start it, and stop it when enough is seen. It is opened, started, stopped and closed by one thread;
 * statistics may be asked for by any.
 */
public final class Tracer implements AutoCloseable {
    private static final int MOST_WAITS = 100;
    private static final long WAIT_NANOS = 1_000_000;

    private final TraceOptions options;
    private final TraceModel model;
    private final Probe probe;
    private final MemoryBudget budget;
    private @Nullable DrainSink sink;
    private @Nullable Drainer drainer;
    private @Nullable Spool spool;
    private @Nullable WantedRecording wanted;
    private volatile @Nullable CaptureWriter recording;
    private @Nullable ChildProcess command;
    private final Optional<CommandStart> commandStart;
    private final TracedTargets targets;
    private final List<JobMember> leftOut;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<Set<Integer>> leftBehind = new CompletableFuture<>();
    private final EndWatch end;
    private boolean running;

    /** A recording that begins when tracing does. */
    private record WantedRecording(CaptureTarget target, RecordingOptions how, CaptureMetadata metadata) {}

    private Tracer(
            TraceOptions options,
            TraceModel model,
            Probe probe,
            MemoryBudget budget,
            Optional<CommandStart> commandStart,
            TracedTargets targets,
            List<JobMember> leftOut) {
        this.commandStart = commandStart;
        this.budget = budget;
        this.options = options;
        this.model = model;
        this.probe = probe;
        this.targets = targets;
        this.leftOut = leftOut;
        this.end = new EndWatch(probe, () -> over.complete(null));
    }

    /**
     * Reads the kernel's syscalls and types and loads the programs. Nothing is traced yet.
     *
     * @throws TraceException when that is not possible; the message is for the user
     * @throws IllegalArgumentException when the kernel has no syscall of a name in the options
     */
    public static Tracer open(TraceOptions options) {
        Optional<CommandStart> commandStart = CommandStart.of(options);
        CompletableFuture<TraceSetup> preparing = TraceSetup.start(options);
        Preconditions.check();
        commandStart.ifPresentOrElse(
                CommandStart::check, () -> Starter.ofThisProcess().ifPresent(Starter::dismiss));
        TracedTargets targets = TracedTargets.open(options.pids());
        try {
            return open(options, preparing, commandStart, targets);
        } catch (RuntimeException e) {
            targets.close();
            throw e;
        }
    }

    private static Tracer open(
            TraceOptions options,
            CompletableFuture<TraceSetup> preparing,
            Optional<CommandStart> commandStart,
            TracedTargets targets) {
        MemoryBudget budget = MemoryBudget.of(options, possibleCpus());
        List<JobMember> leftOut = isMachineWide(options) ? OwnJob.find() : List.of();
        Probe probe = load(options, leftOut, budget);
        try {
            TraceSetup prepared = TraceSetup.await(preparing);
            probe.install(prepared.plans());
            return new Tracer(options, prepared.model(), probe, budget, commandStart, targets, leftOut);
        } catch (RuntimeException e) {
            probe.close();
            throw e;
        }
    }

    /** Whether processes are traced that nobody named by number or started. */
    private static boolean isMachineWide(TraceOptions options) {
        return options.pids().isEmpty() && options.command().isEmpty();
    }

    private static Probe load(TraceOptions options, List<JobMember> leftOut, MemoryBudget budget) {
        try {
            Set<Integer> pids = leftOut.stream().map(JobMember::pid).collect(Collectors.toSet());
            return Probe.load(ProbeConfigs.of(options, pids), budget.ringBytes());
        } catch (LinuxException e) {
            throw Preconditions.explain(e);
        }
    }

    /** The first use of libbpf. */
    private static int possibleCpus() {
        try {
            return BpfMap.possibleCpus();
        } catch (ExceptionInInitializerError e) { // there is no libbpf
            throw new TraceException(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()), e);
        }
    }

    /** The processes of the tracer's own job, which read what it writes: they are not traced, nor is what they start. */
    public List<JobMember> leftOut() {
        return leftOut;
    }

    /** What decoding the records needs. */
    public TraceModel model() {
        return model;
    }

    /** The records in order of time, from {@link #start} on; the stream ends after {@link #stop}. */
    public EventStream events() {
        if (spool != null) {
            throw new IllegalStateException("there is one stream of events");
        }
        requireTakers();
        Spool events = new Spool(budget.spoolBytes());
        drainTo(events);
        spool = events;
        return new EventStream(events);
    }

    /** Writes a capture, from {@link #start} on, to {@code channel}, which stays open. */
    public void record(GatheringByteChannel channel) {
        record(CaptureTarget.of(channel), RecordingOptions.PLAIN);
    }

    /** Writes captures, from {@link #start} on: one, or one after another. */
    public void record(CaptureTarget target, RecordingOptions how) {
        if (wanted != null) {
            throw new IllegalStateException("there is one recording");
        }
        requireTakers();
        CaptureMetadata metadata = model.captureMetadata()
                .with(OptionMetadata.of(options))
                .with(CaptureMetadata.clockRow(probe.rings().size()))
                .with(RunningProcesses.read(new TracedProcesses(options)));
        wanted = new WantedRecording(target, how, metadata);
    }

    /** Writes what decoding needs to know. The times of a capture count from here. */
    private void beginRecording(WantedRecording begun) throws IOException {
        CaptureWriter writer = new CaptureWriter(
                begun.target(),
                begun.how(),
                begun.metadata().with(begun.metadata().start().at(Libc.monotonicNanos())),
                probe.rings().size(),
                budget.spoolBytes(),
                new StatisticsDeltas(this::statistics));
        recording = writer;
        drainTo(writer);
    }

    /**
     * Has a flight recorder write what it remembers; without one nothing happens. Any thread may call it.
     *
     * @param why as the capture tells it
     */
    public void trigger(String why) {
        CaptureWriter writer = recording;
        if (writer != null) {
            writer.trigger(why);
        }
    }

    private void requireTakers() {
        if (!options.events() || running) {
            throw new IllegalStateException("records are there only when options.events() is set, and before start()");
        }
    }

    private void drainTo(DrainSink added) {
        sink = sink == null ? added : sink.and(added);
    }

    private void startDrainer(DrainSink target) {
        Spool events = spool;
        ClockNotes clocks = new ClockNotes(probe.rings().size());
        Drainer started = new Drainer(probe.rings(), target, clocks::writeTo, this::reportPendingLosses, () -> {
            if (events != null) {
                events.end();
            }
            over.complete(null);
        });
        drainer = started;
        started.start();
    }

    /** What was lost after the last record of a CPU. */
    private void reportPendingLosses(DrainSink sink) throws IOException {
        PendingLosses losses = probe.pendingLosses();
        long now = Libc.monotonicNanos();
        for (int cpu = 0; cpu < losses.cpus(); cpu++) {
            Optional<MemorySegment> record = losses.record(cpu, now);
            if (record.isPresent()) {
                sink.bytes(cpu, record.get());
            }
        }
        sink.round(now);
    }

    /**
     * Begins to trace and starts the command.
     *
     * @throws TraceException when the command cannot be started
     * @throws IOException when a capture cannot be begun
     */
    public void start() throws IOException {
        if (options.events() && sink == null && wanted == null) {
            throw new IllegalStateException("nothing takes the records: call events() or record() first");
        }
        commandStart.ifPresent(start -> start.prepare(probe));
        probe.attach();
        targets.requireAlive();
        running = true;
        if (wanted != null) {
            beginRecording(wanted);
        }
        if (sink != null) {
            startDrainer(sink);
        }
        commandStart.map(start -> start.start(probe)).ifPresent(started -> {
            command = started;
            started.onEnd(this::commandEnded);
        });
        if (!options.pids().isEmpty() && commandStart.isEmpty()) {
            end.start(targets::awaitEnd, _ -> {});
        }
    }

    private void commandEnded() {
        if (options.untilCommand()) {
            over.complete(null);
        } else {
            end.start(() -> {}, leftBehind::complete);
        }
    }

    /**
     * Completes when there is nothing more to trace: the command, or all processes that were named, have ended with all
     * that were followed from there; or records cannot be stored.
     */
    public CompletionStage<Void> over() {
        return over;
    }

    /** Completes when the command has ended while processes go on that it has started: with their process ids. */
    public CompletionStage<Set<Integer>> leftBehind() {
        return leftBehind;
    }

    /** The processes that are traced because they were named, or since the command or such a one created them. */
    public Set<Integer> followed() {
        return end.followed();
    }

    /** Kills the command and all that was followed from there. */
    public void kill() {
        end.kill();
        if (command != null) {
            command.awaitEnd();
        }
    }

    /** The process id of the command; -1 without one. */
    public int commandPid() {
        return command == null ? -1 : command.pid();
    }

    /** How the command ended, as wait(2) tells it; empty while it runs. Never waits. */
    public OptionalInt commandStatus() {
        return command == null ? OptionalInt.empty() : command.status();
    }

    /**
     * Ends tracing and drains what is left. The command, if it still runs, is left alone.
     *
     * @throws IOException when records could not be stored
     */
    public synchronized void stop() throws IOException {
        if (!running) {
            return;
        }
        running = false;
        end.stop();
        targets.abandon();
        probe.detach();
        awaitLastRuns();
        if (options.events()) {
            probe.reportCallsInFlight();
        }
        if (drainer != null) {
            drainer.close();
        }
        CaptureWriter writer = recording;
        if (writer != null) {
            writer.end();
        }
    }

    /** A program may still run on another CPU for some microseconds: it counts a call, and last what became of it. */
    private void awaitLastRuns() {
        ProbeStatistics counters = probe.statistics();
        for (int i = 0; options.events() && i < MOST_WAITS && !counters.isSettled(); i++) {
            LockSupport.parkNanos(WAIT_NANOS);
        }
    }

    /**
     * Waits until nothing is left to trace, then stops.
     *
     * @throws UncheckedIOException when records could not be stored
     */
    public void stopWhenCommandEnds() {
        try {
            over.join();
            stop();
        } catch (IOException e) {
            throw new UncheckedIOException("the records could not be stored: " + e.getMessage(), e);
        }
    }

    /** The counters as they are now. */
    public Statistics statistics() {
        return StatisticsReader.read(probe.statistics(), model, probe.missedRuns());
    }

    /** Ends tracing, if need be, and gives everything back to the kernel. */
    @Override
    public void close() throws IOException {
        try {
            stop();
        } finally {
            probe.close();
        }
    }
}
