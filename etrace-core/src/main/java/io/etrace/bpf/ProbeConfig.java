// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Set;

/**
 * Configuration of the programs, set before they are loaded: constants to the verifier, which removes the code of
 * filters that
 * are not in use.
 *
 * @param sendEvents whether records are sent, or only statistics kept
 * @param filterSyscalls whether only the plans marked as wanted count
 * @param processes tgids or tids to trace, in the pid namespace of this process; empty: all
 * @param leftOut tgids that are not traced whatever else they are
 * @param startsCommand whether a child of this process is to be traced from its exec on
 * @param comms names to trace; empty: all
 * @param uids real user ids to trace; empty: all
 * @param cgroup the cgroup to trace, or {@link CgroupFilter#NONE}
 * @param follow whether children of traced processes are traced
 * @param outcome which results are sent: 0 any, 1 failures, 2 successes
 * @param minDuration shorter calls are not sent; nanoseconds
 * @param everyEnd whether signals and ends are sent even of tasks no call of which is
 * @param stringLimit bytes captured of a string or buffer, 1 to 65,536
 * @param witness whether inputs are compared at exit
 * @param decodeDescriptors whether the programs tell what descriptors stand for
 * @param pidNamespace inode number of the pid namespace of this process; 0 for the initial one
 * @param calls by which a task may become one that is traced
 */
public record ProbeConfig(
        boolean sendEvents,
        boolean filterSyscalls,
        Set<Integer> processes,
        Set<Integer> leftOut,
        boolean startsCommand,
        Set<String> comms,
        Set<Integer> uids,
        CgroupFilter cgroup,
        boolean follow,
        int outcome,
        long minDuration,
        boolean everyEnd,
        int stringLimit,
        boolean witness,
        boolean decodeDescriptors,
        long pidNamespace,
        SpecialCalls calls) {

    /** Structs of plans are at most this long; longer ones are cut. */
    private static final int STRUCT_LIMIT = 1024;

    static final int SMALL_PAYLOAD = 13 * 1024;
    private static final int SMALLEST_LARGE_PAYLOAD = 32 * 1024;
    private static final int LONGEST_ARGUMENTS = 3;
    private static final int CHUNK_OVERHEAD = 32;
    private static final int NO_CALL = -1;

    boolean filtersProcesses() {
        return startsCommand || !processes.isEmpty();
    }

    /** Whether tasks that are there have to be looked at before tracing begins. */
    boolean looksAtTasks() {
        return !processes.isEmpty() || !leftOut.isEmpty() || pidNamespace != 0;
    }

    /** Whether nothing is told of tasks that make no call that is wanted. */
    private boolean filtersCalls() {
        return !everyEnd && (filterSyscalls || outcome != 0 || minDuration > 0);
    }

    /** Whether records outgrow task storage, which ends below 64 KiB for all of a record. */
    boolean largePayloads() {
        return stringLimit > SMALL_PAYLOAD / 4;
    }

    private int chunkLimit() {
        return Math.max(stringLimit, STRUCT_LIMIT);
    }

    /** Bytes of a record behind its fixed part: room for the longest strings of some arguments. */
    int payload() {
        return largePayloads() ? Math.max(SMALLEST_LARGE_PAYLOAD, LONGEST_ARGUMENTS * stringLimit) : SMALL_PAYLOAD;
    }

    /** How much larger than in task storage a record under construction is. */
    int payloadGrowth() {
        return payload() - SMALL_PAYLOAD;
    }

    private int payloadCapacity() {
        return payload() - chunkLimit() - CHUNK_OVERHEAD;
    }

    /** Writes struct config; {@code hashCalls}: records under construction are kept in a hash, not in task storage. */
    void write(MemorySegment config, int cpus, long ringSize, boolean hashCalls) {
        config.set(ValueLayout.JAVA_INT, 0, (int) ProcessHandle.current().pid());
        config.set(ValueLayout.JAVA_INT, 4, cpus);
        flag(config, 8, sendEvents);
        flag(config, 9, filterSyscalls);
        flag(config, 10, filtersProcesses());
        flag(config, 11, !comms.isEmpty());
        flag(config, 12, !uids.isEmpty());
        flag(config, 13, cgroup.isPresent());
        flag(config, 14, follow);
        config.set(ValueLayout.JAVA_BYTE, 15, (byte) outcome);
        config.set(ValueLayout.JAVA_LONG, 16, minDuration);
        config.set(ValueLayout.JAVA_INT, 24, stringLimit);
        config.set(ValueLayout.JAVA_INT, 28, chunkLimit());
        config.set(ValueLayout.JAVA_INT, 32, payloadCapacity());
        flag(config, 36, hashCalls);
        flag(config, 37, witness);
        flag(config, 38, decodeDescriptors);
        flag(config, 39, filtersCalls());
        config.set(ValueLayout.JAVA_LONG, 40, cgroup.id());
        config.set(ValueLayout.JAVA_INT, 48, cgroup.hierarchy());
        numbers(config, 52, calls.execs(), 4);
        config.set(ValueLayout.JAVA_INT, 68, (int) ringSize);
        config.set(ValueLayout.JAVA_INT, 72, (int) pidNamespace);
        numbers(config, 76, calls.renames(), 2);
        numbers(config, 84, calls.uids(), SpecialCalls.NATIVE_UIDS);
        numbers(config, 96, calls.compatUids(), SpecialCalls.COMPAT_UIDS);
        flag(config, 120, !leftOut.isEmpty());
    }

    private static void numbers(MemorySegment config, long offset, List<Integer> numbers, int count) {
        for (int i = 0; i < count; i++) {
            int number = i < numbers.size() ? numbers.get(i) : NO_CALL;
            config.set(ValueLayout.JAVA_INT, offset + (long) Integer.BYTES * i, number);
        }
    }

    private static void flag(MemorySegment config, long offset, boolean value) {
        config.set(ValueLayout.JAVA_BYTE, offset, value ? (byte) 1 : 0);
    }
}
