// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.record.SyscallSlot;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** The programs' counters, summed over the CPUs when they are asked for. */
public final class ProbeStatistics {
    private final MemorySegment memory;
    private final MemorySegment cpuMemory;
    private final int cpus;

    ProbeStatistics(MemorySegment memory, MemorySegment cpuMemory, int cpus) {
        this.memory = memory;
        this.cpuMemory = cpuMemory;
        this.cpus = cpus;
    }

    /** Calls that ended, or that their task ended in. */
    public long seen(int slot) {
        return sum(slot, StatisticsLayout.SEEN);
    }

    public long errors(int slot) {
        return sum(slot, StatisticsLayout.ERRORS);
    }

    /** Nanoseconds. */
    public long total(int slot) {
        return sum(slot, StatisticsLayout.TOTAL);
    }

    /** Nanoseconds. */
    public long max(int slot) {
        long max = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            max = Math.max(max, read(cpu, slot, StatisticsLayout.MAX));
        }
        return max;
    }

    public long sent(int slot) {
        return sum(slot, StatisticsLayout.SENT);
    }

    /** Calls that a filter on results or durations kept back. */
    public long filtered(int slot) {
        return sum(slot, StatisticsLayout.FILTERED);
    }

    /** Calls whose record found no room in the ring, or no memory to be built in. */
    public long lost(int slot) {
        return lostFull(slot) + lostStorage(slot) + lostTooLarge(slot);
    }

    /** Those whose record found the ring full. */
    public long lostFull(int slot) {
        return sum(slot, StatisticsLayout.LOST_FULL);
    }

    /** Those for whose record there was no memory. */
    public long lostStorage(int slot) {
        return sum(slot, StatisticsLayout.LOST_STORAGE);
    }

    /** Those whose record is larger than the ring. */
    public long lostTooLarge(int slot) {
        return sum(slot, StatisticsLayout.LOST_TOO_LARGE);
    }

    /** Whether it is known of every call seen what became of its record: otherwise a program is at work. */
    public boolean isSettled() {
        long open = 0;
        for (int slot = 0; slot < SyscallSlot.SLOTS; slot++) {
            open += seen(slot) - sent(slot) - lost(slot) - filtered(slot);
        }
        return open == 0;
    }

    /** The histogram of durations; see {@link io.etrace.record.DurationBuckets}. */
    public long[] buckets(int slot) {
        long[] buckets = new long[StatisticsLayout.BUCKET_COUNT];
        for (int i = 0; i < buckets.length; i++) {
            buckets[i] = sum(slot, StatisticsLayout.BUCKETS + 8 * i);
        }
        return buckets;
    }

    /** Records of contexts, cgroups, signals and exits that found no room. */
    public long lostOther() {
        return sumCpus(StatisticsLayout.CPU_LOST_OTHER);
    }

    /** Calls of tasks that no memory could be had for at all. */
    public long untracked() {
        return sumCpus(StatisticsLayout.CPU_NO_TASK_STORAGE);
    }

    private long sumCpus(int field) {
        long sum = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            sum += cpuMemory.get(ValueLayout.JAVA_LONG, (long) cpu * StatisticsLayout.CPU_LENGTH + field);
        }
        return sum;
    }

    private long sum(int slot, int field) {
        long sum = 0;
        for (int cpu = 0; cpu < cpus; cpu++) {
            sum += read(cpu, slot, field);
        }
        return sum;
    }

    private long read(int cpu, int slot, int field) {
        return memory.get(ValueLayout.JAVA_LONG, StatisticsLayout.offset(cpu, slot) + field);
    }
}
