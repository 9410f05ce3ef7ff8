// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.linux.Libc;
import io.etrace.stream.DrainSink;
import io.etrace.stream.Spool;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes what is drained to captures. One thread writes. */
public final class CaptureWriter implements DrainSink {
    private static final int PLAIN_BLOCK = 64 << 10;
    private static final long PLAIN_WAIT_NANOS = 100_000_000;
    private static final int COMPRESSED_BLOCK = 256 << 10;
    private static final long COMPRESSED_WAIT_NANOS = 1_000_000_000;
    /** Bytes that the blocks of all CPUs may take while they grow. */
    private static final int MOST_MEMORY = 16 << 20;

    private final CaptureSink sink;
    private final Optional<FlightRecorder> recorder;

    /**
     * Opens the first piece, unless it is a trigger that begins pieces, and writes what decoding needs to know.
     *
     * @param cpus how many there are
     * @param spoolBytes of memory that wait for the compressor, at most
     * @param statistics of what happened since they were asked for last, encoded; asked for by one thread at a time
     */
    public CaptureWriter(
            CaptureTarget target,
            RecordingOptions options,
            CaptureMetadata metadata,
            int cpus,
            long spoolBytes,
            Supplier<byte[]> statistics)
            throws IOException {
        Optional<Spool> spool = options.compress() ? Optional.of(new Spool(spoolBytes)) : Optional.empty();
        BlockEncoder packing =
                spool.map(behind -> BlockEncoder.compressed(behind::isBehind)).orElseGet(BlockEncoder::plain);
        StreamState state = new StreamState();
        Pieces pieces = new Pieces(target, options.keep(), metadata, state, packing, statistics);
        recorder =
                options.flightBytes() > 0 ? Optional.of(new FlightRecorder(pieces, state, options)) : Optional.empty();
        CaptureSink files =
                recorder.isPresent() ? recorder.get() : new ContinuousSink(pieces, options, Libc.monotonicNanos());
        sink = spool.isPresent()
                ? new BackgroundSink(spool.get(), blocks(files, cpus, COMPRESSED_BLOCK, COMPRESSED_WAIT_NANOS))
                : blocks(files, cpus, PLAIN_BLOCK, PLAIN_WAIT_NANOS);
    }

    private static BlockBuilder blocks(CaptureSink files, int cpus, int blockLength, long mostNanos) {
        return new BlockBuilder(files, Math.min(blockLength, MOST_MEMORY / Math.max(1, cpus)), mostNanos);
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        sink.bytes(cpu, span);
    }

    @Override
    public void round(long watermark) throws IOException {
        sink.round(watermark);
    }

    /** Has a flight recorder write what it remembers, and why. Any thread may call it. */
    public void trigger(String why) {
        recorder.ifPresent(flight -> flight.trigger(why));
    }

    /** Completes what is written. */
    public void end() throws IOException {
        sink.end();
    }
}
