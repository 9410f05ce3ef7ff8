// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.record.ExitRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SignalRecord;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** What is known of the drained records at one place in their stream. */
final class StreamState {
    private final StateDump stateDump = new StateDump();
    private final List<CpuRecords> cpus = new ArrayList<>();
    private final SignalRecord signal = new SignalRecord();
    private final ExitRecord exit = new ExitRecord();

    /** What the records behind this place refer to. */
    StateDump stateDump() {
        return stateDump;
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
        return cpus.get(cpu).follow(span, processes, record -> other(record, processes));
    }

    private void other(RecordCursor record, IntSet processes) {
        stateDump.follow(record);
        if (record.type() == RecordType.SIGNAL) {
            signal.wrap(record);
            processes.add(signal.tgid());
        } else if (record.type() == RecordType.EXIT) {
            exit.wrap(record);
            processes.add(exit.tgid());
        }
    }
}
