// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the records wanted have in common. All of it has to hold; what is empty holds for every record.
 *
 * @param processes tgids, or tids of single threads
 * @param uids real user ids
 * @param alive when the processes were started, about, that were there when the capture began, by their numbers: CLOCK_BOOTTIME
 *     nanoseconds
 * @param comms names of tasks, processes or programs, of which 15 bytes count
 * @param cgroup the cgroup that a task is in, or below
 * @param follow whether processes that a wanted one creates are wanted
 * @param slots of the syscalls, see {@link io.etrace.bpf.CapturePlans#slot}
 * @param failures whether calls that failed are wanted
 * @param successes whether calls that did not fail are wanted
 * @param minDuration the least a call took, in nanoseconds
 * @param times when a record was made: a call's is when it returned
 */
public record Criteria(
        Set<Integer> processes,
        Map<Integer, Long> alive,
        Set<Integer> uids,
        Set<String> comms,
        Optional<CgroupTree> cgroup,
        boolean follow,
        BitSet slots,
        boolean failures,
        boolean successes,
        long minDuration,
        TimeRange times) {

    /** Everything. */
    public static final Criteria NONE = new Criteria(
            Set.of(), Map.of(), Set.of(), Set.of(), Optional.empty(), true, new BitSet(), true, true, 0, TimeRange.ALL);

    public Criteria {
        processes = Set.copyOf(processes);
        alive = Map.copyOf(alive);
        uids = Set.copyOf(uids);
        comms = Set.copyOf(comms);
    }

    /** Whether every record is wanted. */
    public boolean isEmpty() {
        return !choosesTasks() && !choosesCalls() && times.equals(TimeRange.ALL);
    }

    boolean choosesTasks() {
        return !(processes.isEmpty() && uids.isEmpty() && comms.isEmpty() && cgroup.isEmpty());
    }

    /** Whether what a task was, or who created it, counts besides what it is. */
    boolean tellsTasksApart() {
        return !(processes.isEmpty() && comms.isEmpty());
    }

    /** Whether there are calls that are not wanted whoever makes them. */
    boolean choosesCalls() {
        return !(slots.isEmpty() && failures && successes && minDuration == 0);
    }
}
