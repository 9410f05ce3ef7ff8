// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.record.DurationBuckets;
import io.etrace.record.SyscallSlot;

/**
 * struct syscall_stats and struct cpu_state of bpf/abi/plan.h, all fields u64 but sequence, contexts and loss_pending of the
 * latter.
 *
 * <pre>
 *  0 seen   8 errors  16 total ns  24 max ns  32 sent  40 filtered  48 lost, ring full  56 lost, no storage  64 buckets  2496 lost, too large
 * </pre>
 *
 * The statistics of a CPU follow those of the one before it, slot by slot.
 */
final class StatisticsLayout {
    static final int SEEN = 0;
    static final int ERRORS = 8;
    static final int TOTAL = 16;
    static final int MAX = 24;
    static final int SENT = 32;
    static final int FILTERED = 40;
    static final int LOST_FULL = 48;
    static final int LOST_STORAGE = 56;
    static final int BUCKETS = 64;
    static final int BUCKET_COUNT = DurationBuckets.COUNT;
    static final int LOST_TOO_LARGE = BUCKETS + 8 * BUCKET_COUNT;
    static final int LENGTH = LOST_TOO_LARGE + 8;

    static final int CPU_LOST_OTHER = 8;
    static final int CPU_NO_TASK_STORAGE = 16;
    static final int CPU_LAST_TIME = 24;
    static final int CPU_LOSS_PENDING = 32;
    static final int CPU_LENGTH = 64;

    private StatisticsLayout() {}

    static long length(int cpus) {
        return (long) cpus * SyscallSlot.SLOTS * LENGTH;
    }

    static long cpuLength(int cpus) {
        return (long) cpus * CPU_LENGTH;
    }

    static long offset(int cpu, int slot) {
        return ((long) cpu * SyscallSlot.SLOTS + slot) * LENGTH;
    }
}
