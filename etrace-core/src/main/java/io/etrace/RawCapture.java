// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import io.etrace.capture.EventStream;
import io.etrace.model.TraceModel;
import io.etrace.raw.CaptureReader;
import io.etrace.raw.DamagedCaptureException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** A capture that {@link Tracer#record} wrote, read from front to back. One thread reads. */
public final class RawCapture implements AutoCloseable {
    private final Path file;
    private final CaptureReader reader;
    private final TraceModel model;
    private final long size;

    private RawCapture(Path file, CaptureReader reader, long size) {
        this.file = file;
        this.reader = reader;
        this.size = size;
        this.model = TraceModel.of(reader.facts());
    }

    /** @throws TraceException when the file is not there, or is no capture; the message is for the user */
    public static RawCapture open(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            try {
                return new RawCapture(file, new CaptureReader(channel), channel.size());
            } catch (DamagedCaptureException e) {
                channel.close();
                throw new TraceException("cannot read " + file + ": " + e.getMessage(), e);
            }
        } catch (NoSuchFileException e) {
            throw new TraceException("cannot read " + file + ": there is no such file", e);
        } catch (IOException e) {
            throw new TraceException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    public TraceModel model() {
        return model;
    }

    /** The records, in order of time. */
    public EventStream events() {
        return new EventStream(reader);
    }

    /** The statistics of the trace, once all events were read; empty when the capture was cut short. */
    public Optional<Statistics> statistics() {
        if (reader.statistics().length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(StatisticsCodec.decode(reader.statistics()));
        } catch (IOException e) {
            throw new TraceException("cannot read the statistics of " + file + ": " + e.getMessage(), e);
        }
    }

    /** What is wrong with the capture, once all events were read; empty when nothing is. */
    public String damage() {
        return reader.damage();
    }

    /** Bytes of the file. */
    public long size() {
        return size;
    }

    /** Bytes of the file that were read so far. */
    public long position() {
        return reader.position();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
