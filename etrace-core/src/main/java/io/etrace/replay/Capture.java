// SPDX-License-Identifier: Apache-2.0
package io.etrace.replay;

import io.etrace.TraceException;
import io.etrace.TraceOptions;
import io.etrace.capture.CaptureMetadata;
import io.etrace.capture.CaptureReader;
import io.etrace.capture.ClockReading;
import io.etrace.capture.DamagedCaptureException;
import io.etrace.capture.Segment;
import io.etrace.model.TraceModel;
import io.etrace.select.Selector;
import io.etrace.select.TimeRange;
import io.etrace.stats.CallCounts;
import io.etrace.stats.Statistics;
import io.etrace.stats.StatisticsCodec;
import io.etrace.stats.StatisticsReader;
import io.etrace.stream.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A capture that {@code Tracer.record} wrote, read from front to back. One thread reads. */
public final class Capture implements AutoCloseable {
    private static final String BOOT = "boot_id";
    private static final long LONGEST_WAIT_NANOS = 10_000_000_000L;

    private final String name;
    private final CaptureReader reader;
    private @Nullable TraceModel model;
    private final OptionalLong size;

    private Capture(String name, CaptureReader reader, OptionalLong size) {
        this.name = name;
        this.reader = reader;
        this.size = size;
    }

    /**
     * Opens a file, or a pipe by its name.
     *
     * @throws TraceException when the file is not there, or is no capture; the message is for the user
     */
    public static Capture open(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new TraceException(
                        "cannot read " + file + ": it is a directory; give the files in it that etrace --raw wrote");
            }
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            if (Files.isRegularFile(file)) {
                return of(file.toString(), channel, OptionalLong.of(channel.size()));
            }
            return read(file.toString(), Channels.newInputStream(channel));
        } catch (NoSuchFileException e) {
            throw new TraceException("cannot read " + file + ": there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new TraceException(
                    "cannot read " + file + ": permission denied; it belongs to whoever recorded it", e);
        } catch (IOException e) {
            throw new TraceException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads a capture from where it comes bit by bit: a pipe, a socket.
     *
     * @param name for messages
     * @throws TraceException when it is no capture; the message is for the user
     */
    public static Capture read(String name, InputStream stream) {
        return of(name, new StreamChannel(stream), OptionalLong.empty());
    }

    private static Capture of(String name, ReadableByteChannel channel, OptionalLong size) {
        try {
            return new Capture(name, new CaptureReader(channel), size);
        } catch (DamagedCaptureException | IOException e) {
            TraceException failure = new TraceException("cannot read " + name + ": " + e.getMessage(), e);
            try {
                channel.close();
            } catch (IOException closing) {
                failure.addSuppressed(closing);
            }
            throw failure;
        }
    }

    /** As messages name it. */
    public String name() {
        return name;
    }

    /**
     * The captured kernel.
     *
     * @throws TraceException when what the capture says of it makes no sense
     */
    public TraceModel model() {
        TraceModel made = model;
        if (made == null) {
            try {
                made = model = TraceModel.of(reader.metadata());
            } catch (DamagedCaptureException e) {
                throw new TraceException("cannot read " + name + ": " + e.getMessage(), e);
            }
        }
        return made;
    }

    /** Of the format. */
    public int version() {
        return CaptureReader.VERSION;
    }

    /** What it says of the machine and the time at which it was made. */
    public CaptureMetadata metadata() {
        return reader.metadata();
    }

    /**
     * A time before which there is no record: CLOCK_MONOTONIC, nanoseconds. Those of a piece of a recording waited in the
     * rings while the piece before was written.
     */
    public long begins() throws IOException {
        return reader.segments().stream()
                .filter(segment -> segment.records() > 0)
                .mapToLong(Segment::firstTime)
                .min()
                .orElse(metadata().start().monotonic() - LONGEST_WAIT_NANOS);
    }

    /** Whether both are pieces of one recording. */
    public boolean isOfSameRecording(Capture other) {
        return metadata().recording().equals(other.metadata().recording());
    }

    /** Takes the model of another capture if it is the same, so that it is in memory once. */
    public void share(Capture other) {
        CaptureMetadata theirs = other.metadata();
        boolean same = theirs.value(BOOT).equals(metadata().value(BOOT))
                && Arrays.equals(theirs.syscalls(), metadata().syscalls())
                && Arrays.equals(theirs.types(), metadata().types());
        if (same) {
            model = other.model();
        }
    }

    /** Goes through the whole capture, reading only what a summary needs. It gives no events afterwards. */
    public CaptureSummary summarize() throws IOException {
        return CaptureSurvey.of(reader, this::statistics);
    }

    /** The records, in order of time. */
    public EventStream events() {
        return new EventStream(reader);
    }

    /** The records, in order of time, from where on {@code selector} may accept any if the file can be read from there. */
    public EventStream events(Selector selector) throws IOException {
        if (!selector.needsAll()) {
            TimeRange times = selector.times();
            for (Segment segment : reader.segments()) {
                if (segment.overlaps(times.from(), times.to())) {
                    reader.seek(segment);
                    break;
                }
            }
        }
        return events();
    }

    /**
     * Makes the filter that chooses, from all records of {@link #events}, those that {@code options} would have traced.
     * What options say of how to trace (a command, limits of size) means nothing here.
     *
     * @throws IllegalArgumentException when the captured kernel has no syscall of a name in the options
     */
    public Selector selector(TraceOptions options, TimeRange times) {
        return new Selector(
                CaptureCriteria.of(options, times, model(), metadata().processes()),
                CaptureCriteria.creating(model()),
                metadata().start().boottime());
    }

    /** What the counters of chosen records amount to. */
    public Statistics statistics(CallCounts counts) {
        return StatisticsReader.read(counts, model());
    }

    /** The statistics of the trace, once all events were read; empty when the capture was cut short. */
    public Optional<Statistics> statistics() {
        if (reader.statistics().length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(StatisticsCodec.decode(reader.statistics()));
        } catch (IOException e) {
            throw new TraceException("cannot read the statistics of " + name + ": " + e.getMessage(), e);
        }
    }

    /** The clocks when the capture ended, once all events were read; empty when it was cut short. */
    public Optional<ClockReading> end() {
        return reader.end();
    }

    /** What is wrong with the capture, once all events were read; empty when nothing is. */
    public String damage() {
        return reader.damage();
    }

    /** Bytes of the file; empty when they are not known, as for a pipe. */
    public OptionalLong size() {
        return size;
    }

    /** Bytes that were read so far. */
    public long position() {
        return reader.position();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
