// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import io.etrace.record.RecordCursor;

/** Sums up the records of one CPU from block to block. */
final class CpuRecords {
    private final int cpu;
    private int expected;
    private int records;
    private long firstTime;
    private long lastTime;
    private int firstSequence;
    private int lostBefore;

    CpuRecords(int cpu) {
        this.cpu = cpu;
    }

    void add(RecordCursor record) {
        long time = record.time();
        int sequence = record.sequence();
        if (records == 0) {
            firstTime = time;
            lastTime = time;
            firstSequence = sequence;
            lostBefore = sequence - expected;
        }
        firstTime = Math.min(firstTime, time);
        lastTime = Math.max(lastTime, time);
        expected = sequence + 1;
        records++;
    }

    /** Sums up what was added since the last call. */
    BlockSummary summary() {
        BlockSummary block = new BlockSummary(cpu, records, firstTime, lastTime, firstSequence, expected, lostBefore);
        records = 0;
        return block;
    }
}
