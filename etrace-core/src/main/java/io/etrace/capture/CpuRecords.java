// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import io.etrace.record.SyscallRecord;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/** Sums up the records of one CPU from block to block. The loop sees every record that is written: it keeps to locals. */
final class CpuRecords {
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int HEADERS = RingHeader.LENGTH + RecordCursor.HEADER_LENGTH;

    private final int cpu;
    private final RecordCursor cursor = new RecordCursor();
    private final LossRecord loss = new LossRecord();
    private int expected;
    private long reportedLost;

    CpuRecords(int cpu) {
        this.cpu = cpu;
    }

    /**
     * Moves behind a block of records.
     *
     * @param processes gets the thread group ids of the calls
     * @param others gets the records that are none of a call
     */
    BlockSummary follow(MemorySegment span, IntSet processes, Consumer<RecordCursor> others) {
        int records = 0;
        int firstSequence = expected;
        int nextSequence = expected;
        long firstTime = Long.MAX_VALUE;
        long lastTime = Long.MIN_VALUE;
        long lost = 0;
        int lastProcess = 0;
        long size = span.byteSize();
        int last = 0;
        long stride = RingHeader.stride(last);
        reportedLost = 0;
        for (long at = 0; size - at >= HEADERS; at += stride) {
            int header = span.get(INT, at);
            if (header != last) { // a branch, so that the CPU need not wait for a header to find the next
                last = header;
                stride = RingHeader.stride(header);
            }
            int length = header & RingHeader.LENGTH_MASK;
            long start = at + RingHeader.LENGTH;
            if (length > size - start) {
                break;
            }
            if ((header & RingHeader.DISCARDED) != 0 || length < RecordCursor.HEADER_LENGTH) {
                continue;
            }
            long word = span.get(LONG, start);
            long time = span.get(LONG, start + RecordCursor.TIME);
            int sequence = (int) (word >>> Integer.SIZE);
            firstSequence = records++ == 0 ? sequence : firstSequence;
            lost += Integer.toUnsignedLong(sequence - nextSequence);
            nextSequence = sequence + 1;
            firstTime = Math.min(firstTime, time);
            lastTime = Math.max(lastTime, time);
            if ((word & 0xff) != RecordType.SYSCALL) {
                nextSequence = sequence + other(cursor.wrap(span, start, length), others);
            } else if (length >= SyscallRecord.FIXED_LENGTH) {
                int process = span.get(INT, start + SyscallRecord.TGID);
                if (process != lastProcess) {
                    processes.add(process);
                    lastProcess = process;
                }
            }
        }
        expected = nextSequence;
        return new BlockSummary(cpu, records, firstTime, lastTime, firstSequence, lost + reportedLost);
    }

    /** Returns how many sequence numbers a record uses up: a loss record those of the lost records. */
    private int other(RecordCursor record, Consumer<RecordCursor> others) {
        others.accept(record);
        if (record.type() != RecordType.LOSS || record.length() < LossRecord.FIXED_LENGTH) {
            return 1;
        }
        loss.wrap(record);
        reportedLost += loss.lost();
        return loss.numbered();
    }
}
