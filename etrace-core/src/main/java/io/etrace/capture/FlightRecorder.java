// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.record.SpanCursor;
import io.etrace.stream.Frame;
import io.etrace.stream.MemoryFrameQueue;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Keeps the latest records in memory and writes them, as a piece, when a trigger fires. No record is written twice, and no
 * more than one piece a second.
 */
final class FlightRecorder implements CaptureSink {
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000_000;

    private final Pieces pieces;
    private final StreamState state;
    private final List<Trigger> triggers;
    private final MemoryFrameQueue latest;
    private final Trigger.Watch watch = new Trigger.Watch();
    private final SpanCursor record = new SpanCursor();
    private final IntSet nobody = new IntSet(0);
    /** What fired; empty while nothing has. */
    private volatile String cause = "";

    private boolean dirty;
    private long writtenAt = Long.MIN_VALUE / 2;

    /** @param state of the stream in front of the oldest record that is kept */
    FlightRecorder(Pieces pieces, StreamState state, RecordingOptions options) {
        this.pieces = pieces;
        this.state = state;
        this.triggers = options.triggers();
        this.latest = new MemoryFrameQueue(options.flightBytes());
    }

    /** Has what is kept written at the end of the round. Any thread may call it. */
    void trigger(String why) {
        cause = why;
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        if (cause.isEmpty() && !triggers.isEmpty()) {
            watch(span);
        }
        keep(cpu, 0, span);
        dirty = true;
    }

    private void watch(MemorySegment span) {
        for (record.start(span); record.next(); ) {
            for (Trigger trigger : triggers) {
                if (watch.fires(trigger, record)) {
                    trigger(trigger.text() + " of process " + watch.process(record));
                    return;
                }
            }
        }
    }

    /** Makes room by forgetting the oldest. */
    private void keep(int cpu, long watermark, MemorySegment data) throws IOException {
        while (!latest.offer(cpu, watermark, data)) {
            if (latest.isEmpty()) {
                throw new IOException(
                        "a block of " + data.byteSize() + " bytes does not fit into the memory of --ring");
            }
            Frame oldest = latest.poll();
            if (oldest.cpu() != Frame.ROUND) {
                state.follow(oldest.cpu(), oldest.data(), nobody);
            }
        }
    }

    @Override
    public void round(long watermark) throws IOException {
        if (dirty) {
            keep(Frame.ROUND, watermark, MemorySegment.NULL);
            dirty = false;
        }
        if (!cause.isEmpty() && watermark - writtenAt >= SHORTEST_PAUSE_NANOS) {
            write();
            writtenAt = watermark;
        }
    }

    private void write() throws IOException {
        CaptureFile file = pieces.open(cause);
        cause = "";
        while (!latest.isEmpty()) {
            Frame oldest = latest.poll();
            if (oldest.cpu() == Frame.ROUND) {
                file.round(oldest.watermark());
            } else {
                file.block(oldest.cpu(), oldest.data());
            }
        }
        pieces.close(file);
    }

    @Override
    public void end() throws IOException {
        if (cause.isEmpty() && triggers.contains(new Trigger.End())) {
            trigger(new Trigger.End().text());
        }
        if (!cause.isEmpty()) {
            write();
        }
        latest.close();
    }
}
