// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;

/** Sums up the records of one CPU from block to block. */
final class CpuRecords {
    private final int cpu;
    private final LossRecord loss = new LossRecord();
    private int expected;
    private int records;
    private long firstTime;
    private long lastTime;
    private int firstSequence;
    private long lost;

    CpuRecords(int cpu) {
        this.cpu = cpu;
    }

    void add(RecordCursor record) {
        long time = record.time();
        int sequence = record.sequence();
        if (records++ == 0) {
            firstTime = time;
            lastTime = time;
            firstSequence = sequence;
        }
        firstTime = Math.min(firstTime, time);
        lastTime = Math.max(lastTime, time);
        lost += Integer.toUnsignedLong(sequence - expected);
        expected = sequence + numbers(record);
    }

    /** How many sequence numbers a record stands for: a record of losses for those of the lost ones. */
    private int numbers(RecordCursor record) {
        if (record.type() != RecordType.LOSS || record.length() < LossRecord.FIXED_LENGTH) {
            return 1;
        }
        loss.wrap(record);
        lost += loss.lost();
        return loss.numbered();
    }

    /** Sums up what was added since the last call. */
    BlockSummary summary() {
        BlockSummary block = new BlockSummary(cpu, records, firstTime, lastTime, firstSequence, lost);
        records = 0;
        lost = 0;
        return block;
    }
}
