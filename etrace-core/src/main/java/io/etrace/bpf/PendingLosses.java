// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.record.RecordType;
import io.etrace.record.RingHeader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * What each CPU lost after its last record: the programs report a loss in front of the next record that finds room,
 * and none came.
 */
public final class PendingLosses {
    /** sizeof(struct loss_record) of bpf/abi/record.h. */
    static final int LENGTH = 248;

    private static final byte AT_END = 1;
    private static final int NUMBERED = 44;

    private final MemorySegment cpuStates;
    private final MemorySegment losses;
    private final int cpus;

    PendingLosses(MemorySegment cpuStates, MemorySegment losses, int cpus) {
        this.cpuStates = cpuStates;
        this.losses = losses;
        this.cpus = cpus;
    }

    public int cpus() {
        return cpus;
    }

    /**
     * The loss record of a CPU, behind a ring's header; empty when it lost nothing.
     *
     * @param now CLOCK_MONOTONIC nanoseconds, which the record has as its time
     */
    public Optional<MemorySegment> record(int cpu, long now) {
        MemorySegment state = cpuStates.asSlice((long) cpu * StatisticsLayout.CPU_LENGTH, StatisticsLayout.CPU_LENGTH);
        if (state.get(ValueLayout.JAVA_INT, StatisticsLayout.CPU_LOSS_PENDING) == 0) {
            return Optional.empty();
        }
        MemorySegment span = Arena.ofAuto().allocate(RingHeader.LENGTH + LENGTH, 8);
        span.set(ValueLayout.JAVA_INT, 0, LENGTH);
        MemorySegment record = span.asSlice(RingHeader.LENGTH).copyFrom(losses.asSlice(cpu * LENGTH, LENGTH));
        int sequence = state.get(ValueLayout.JAVA_INT, 0) - record.get(ValueLayout.JAVA_INT, NUMBERED);
        record.set(ValueLayout.JAVA_BYTE, 0, (byte) RecordType.LOSS);
        record.set(ValueLayout.JAVA_BYTE, 1, AT_END);
        record.set(ValueLayout.JAVA_INT, 4, sequence);
        record.set(ValueLayout.JAVA_LONG, 8, now);
        record.set(ValueLayout.JAVA_LONG, 16, state.get(ValueLayout.JAVA_LONG, StatisticsLayout.CPU_LAST_TIME));
        record.set(ValueLayout.JAVA_INT, 40, cpu);
        return Optional.of(span);
    }
}
