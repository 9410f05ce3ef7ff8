// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was counted between two readings of the counters. */
final class StatisticsDifference {
    private StatisticsDifference() {}

    /** @param earlier read from the same counters before {@code now} */
    static Statistics between(Statistics earlier, Statistics now) {
        Map<String, SyscallStatistics> before = new HashMap<>();
        earlier.syscalls().forEach(syscall -> before.put(syscall.name(), syscall));
        List<SyscallStatistics> syscalls = new ArrayList<>();
        for (SyscallStatistics syscall : now.syscalls()) {
            SyscallStatistics old = before.get(syscall.name());
            if (old == null) {
                syscalls.add(syscall);
            } else if (syscall.seen() > old.seen()) {
                syscalls.add(between(old, syscall));
            }
        }
        return new Statistics(
                syscalls,
                now.lostOther() - earlier.lostOther(),
                now.untracked() - earlier.untracked(),
                between(earlier.reasons(), now.reasons()),
                now.missedRuns() - earlier.missedRuns());
    }

    private static LossReasons between(LossReasons old, LossReasons now) {
        return new LossReasons(
                now.ringFull() - old.ringFull(), now.noMemory() - old.noMemory(), now.tooLarge() - old.tooLarge(), 0);
    }

    private static SyscallStatistics between(SyscallStatistics old, SyscallStatistics now) {
        long[] buckets = now.buckets().clone();
        Arrays.setAll(buckets, i -> buckets[i] - (i < old.buckets().length ? old.buckets()[i] : 0));
        long total = now.totalNanos() - old.totalNanos();
        return new SyscallStatistics(
                now.name(),
                now.seen() - old.seen(),
                now.errors() - old.errors(),
                now.sent() - old.sent(),
                now.lost() - old.lost(),
                now.filtered() - old.filtered(),
                total,
                max(old, now, total, buckets),
                buckets);
    }

    /** The counters keep the longest duration of all; of these calls it is known to within a bucket. */
    private static long max(SyscallStatistics old, SyscallStatistics now, long total, long[] buckets) {
        return now.maxNanos() > old.maxNanos()
                ? now.maxNanos()
                : new DurationEstimate(buckets, total, now.maxNanos()).percentile(100);
    }
}
