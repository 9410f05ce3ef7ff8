// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins small spans of a CPU to blocks that are worth their header, and rounds to rounds of many blocks. Spans that are
 * large enough go on at once, as they are. No record waits longer than a given time.
 */
final class BlockBuilder implements CaptureSink {
    /** Bytes from one round to the next. */
    private static final long ROUND = 1 << 20;

    private final CaptureSink target;
    private final int blockLength;
    private final long mostNanos;
    private final Arena arena = Arena.ofShared();
    private final List<Pending> cpus = new ArrayList<>();
    private long sinceRound;
    private long roundStart;

    /** What a CPU's next block holds so far. */
    private final class Pending {
        private final MemorySegment buffer = arena.allocate(blockLength, 8);
        private long length;
    }

    /**
     * @param blockLength bytes from which on a block is written
     * @param mostNanos that a record waits
     */
    BlockBuilder(CaptureSink target, int blockLength, long mostNanos) {
        this.target = target;
        this.blockLength = blockLength;
        this.mostNanos = mostNanos;
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        while (cpus.size() <= cpu) {
            cpus.add(new Pending());
        }
        Pending pending = cpus.get(cpu);
        sinceRound += span.byteSize();
        boolean large = span.byteSize() > blockLength / 2;
        if (large || pending.length + span.byteSize() > blockLength) {
            flush(cpu, pending);
        }
        if (large) {
            target.bytes(cpu, span);
        } else {
            MemorySegment.copy(span, 0, pending.buffer, pending.length, span.byteSize());
            pending.length += span.byteSize();
        }
    }

    private void flush(int cpu, Pending pending) throws IOException {
        if (pending.length > 0) {
            target.bytes(cpu, pending.buffer.asSlice(0, pending.length));
            pending.length = 0;
        }
    }

    @Override
    public void round(long watermark) throws IOException {
        boolean overdue = watermark - roundStart >= mostNanos;
        if (sinceRound == 0 || sinceRound >= ROUND || overdue) {
            endRound(watermark);
        }
    }

    private void endRound(long watermark) throws IOException {
        for (int cpu = 0; cpu < cpus.size(); cpu++) {
            flush(cpu, cpus.get(cpu));
        }
        target.round(watermark);
        sinceRound = 0;
        roundStart = watermark;
    }

    @Override
    public void end() throws IOException {
        endRound(roundStart);
        target.end();
        arena.close();
    }
}
