// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import io.etrace.record.ExitRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SignalRecord;
import io.etrace.record.SyscallRecord;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What is known of the drained records at one place in their stream. */
final class StreamState {
    private final Standing standing = new Standing();
    private final List<CpuRecords> cpus = new ArrayList<>();
    private final SpanCursor record = new SpanCursor();
    private final SyscallRecord syscall = new SyscallRecord();
    private final SignalRecord signal = new SignalRecord();
    private final ExitRecord exit = new ExitRecord();

    /** What the records behind this place refer to. */
    Standing standing() {
        return standing;
    }

    /**
     * Moves behind a block of records.
     *
     * @param processes the thread group ids of those who made them are added here
     */
    BlockSummary follow(int cpu, MemorySegment span, IntSet processes) {
        while (cpus.size() <= cpu) {
            cpus.add(new CpuRecords(cpus.size()));
        }
        CpuRecords records = cpus.get(cpu);
        for (record.start(span); record.next(); ) {
            records.add(record);
            processes.add(tgid(record));
        }
        return records.summary();
    }

    /** Follows a record that is none of a call; returns whose it is, 0 when that is nobody's business. */
    private int tgid(RecordCursor record) {
        int type = record.type();
        if (type == RecordType.SYSCALL) {
            syscall.wrap(record);
            return syscall.tgid();
        }
        standing.follow(record);
        if (type == RecordType.SIGNAL) {
            signal.wrap(record);
            return signal.tgid();
        }
        if (type == RecordType.EXIT) {
            exit.wrap(record);
            return exit.tgid();
        }
        return 0;
    }
}
