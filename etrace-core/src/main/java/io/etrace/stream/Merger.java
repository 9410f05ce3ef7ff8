// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import io.etrace.record.RecordCursor;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the records of all CPUs in order of their time. Within a CPU they are in order; a record is held back until no
 * CPU can still come with an older one. Not thread safe.
 */
final class Merger implements DrainSink {
    /**
     * How far behind the watermark a record must be to be passed on: between reading the clock and committing the record
     * the programs are not preempted, but an interrupt may come.
     */
    private static final long SLACK_NANOS = 1_000_000;

    /**
     * Bytes that wait for what other CPUs may still bring, at most. A drainer never has that many in a round; a capture that
     * a stranger made may, and gets its records in another order.
     */
    private static final long MOST_BYTES = 32 << 20;

    private final List<PendingRecords> cpus = new ArrayList<>();
    /** They are older than all others, and have not to be in sequence. */
    private final PendingRecords stateDump = new PendingRecords();

    private long limit = Long.MIN_VALUE;
    private boolean crowded;
    private PendingRecords current = new PendingRecords();

    @Override
    public void bytes(int cpu, MemorySegment span) {
        pending(cpu).append(span);
        crowded = isCrowded();
    }

    private boolean isCrowded() {
        long bytes = 0;
        for (PendingRecords pending : cpus) {
            bytes += pending.length();
        }
        return bytes > MOST_BYTES;
    }

    private PendingRecords pending(int cpu) {
        while (cpus.size() <= cpu) {
            cpus.add(new PendingRecords());
        }
        return cpus.get(cpu);
    }

    @Override
    public void begin(int cpu, int sequence) {
        pending(cpu).expect(sequence);
    }

    @Override
    public void stateDump(MemorySegment records) {
        stateDump.append(records);
    }

    @Override
    public void round(long watermark) {
        limit = Math.max(limit, watermark - SLACK_NANOS);
    }

    /** No more bytes will come: nothing is held back any longer. */
    void end() {
        limit = Long.MAX_VALUE;
    }

    /** Whether {@link #next} will find a record; the one it gave last is no longer valid. */
    boolean hasNext() {
        current.skip();
        return isReady(oldest());
    }

    private boolean isReady(PendingRecords oldest) {
        return (oldest.time() <= limit || oldest == stateDump || crowded) && oldest.time() != PendingRecords.NONE;
    }

    boolean next(RecordCursor cursor) {
        current.skip();
        crowded = crowded && isCrowded();
        PendingRecords oldest = oldest();
        if (!isReady(oldest)) {
            return false;
        }
        oldest.wrap(cursor);
        current = oldest;
        return true;
    }

    /** How many records are missing in front of the one that {@link #next} gave. */
    long lost() {
        return current == stateDump ? 0 : current.lost();
    }

    /** The CPU that made it. */
    int cpu() {
        return cpus.indexOf(current);
    }

    /** The time of that CPU's record before it; 0 when it is the first. */
    long timeBefore() {
        return current.timeBefore();
    }

    /** The CPU whose next record is the oldest; ties go to the lower number. */
    private PendingRecords oldest() {
        if (stateDump.time() != PendingRecords.NONE) {
            return stateDump;
        }
        PendingRecords oldest = current;
        long time = Long.MAX_VALUE;
        for (int i = 0; i < cpus.size(); i++) {
            PendingRecords pending = cpus.get(i);
            if (pending.time() < time) {
                oldest = pending;
                time = pending.time();
            }
        }
        return oldest;
    }
}
