// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * The counters of a trace.
 *
 * @param syscalls those that were called, by name
 * @param lostOther records of contexts, signals and exits that found no room
 * @param untracked calls of tasks that the kernel had no memory to keep any state of
 * @param reasons why calls of {@code syscalls} were lost
 * @param missedRuns how often the kernel did not run a program, because that CPU was within it already
 */
public record Statistics(
        List<SyscallStatistics> syscalls, long lostOther, long untracked, LossReasons reasons, long missedRuns) {
    public Statistics {
        syscalls = List.copyOf(syscalls);
    }

    public long seen() {
        return sum(SyscallStatistics::seen);
    }

    public long sent() {
        return sum(SyscallStatistics::sent);
    }

    /** All records that are missing. */
    public long lost() {
        return sum(SyscallStatistics::lost) + lostOther + untracked + reasons.unreadable();
    }

    public long filtered() {
        return sum(SyscallStatistics::filtered);
    }

    /** Those of several traces together; calls of one name are added up. */
    public static Statistics sum(List<Statistics> traces) {
        Map<String, SyscallStatistics> byName = new TreeMap<>();
        for (Statistics trace : traces) {
            trace.syscalls.forEach(syscall -> byName.merge(syscall.name(), syscall, SyscallStatistics::plus));
        }
        return new Statistics(
                List.copyOf(byName.values()),
                traces.stream().mapToLong(Statistics::lostOther).sum(),
                traces.stream().mapToLong(Statistics::untracked).sum(),
                traces.stream().map(Statistics::reasons).reduce(LossReasons.NONE, LossReasons::plus),
                traces.stream().mapToLong(Statistics::missedRuns).sum());
    }

    private long sum(ToLongFunction<SyscallStatistics> counter) {
        return syscalls.stream().mapToLong(counter).sum();
    }
}
