// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Outcome;
import io.etrace.contract.Contract;
import io.etrace.contract.ProgramTypes;
import io.etrace.record.SyscallSlot;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Set;

/** The configuration of the programs and the keys of their maps (bpf/abi/plan.h). */
public final class ConfigContract {
    private static final List<String> FLAGS = List.of(
            "send_events",
            "filter_syscalls",
            "filter_pids",
            "filter_comms",
            "filter_uids",
            "filter_cgroup",
            "follow",
            "hash_calls",
            "witness",
            "files",
            "filter_calls",
            "leave_out");

    private static final int LENGTH = 128;
    private static final int CPUS = 12;
    private static final int RING_SIZE = 1 << 17;
    private static final int STRING_LIMIT = 500;
    private static final int STRUCT_LIMIT = 1024;
    private static final long MIN_DURATION = 0x123456789abcL;
    private static final CgroupFilter CGROUP = new CgroupFilter(0x23456789abcdL, 7, List.of());

    private ConfigContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        FLAGS.forEach(flag -> contract.term("config." + flag, types -> onlyFlag(types, flag)));
        numbers(contract);
        execs(contract);
        keys(contract);
        return contract;
    }

    /** With the flags that are named. */
    private static ProbeConfig config(Set<String> flags) {
        return new ProbeConfig(
                flags.contains("send_events"),
                flags.contains("filter_syscalls"),
                Set.of(),
                flags.contains("leave_out") ? Set.of(6) : Set.of(),
                flags.contains("filter_pids"),
                flags.contains("filter_comms") ? Set.of("a") : Set.of(),
                flags.contains("filter_uids") ? Set.of(5) : Set.of(),
                flags.contains("filter_cgroup") ? CGROUP : CgroupFilter.NONE,
                flags.contains("follow"),
                flags.contains("filter_calls") ? Outcome.SUCCEEDED.ordinal() : 0,
                flags.contains("filter_calls") ? MIN_DURATION : 0,
                false,
                STRING_LIMIT,
                flags.contains("witness"),
                flags.contains("files"),
                0xf0000123L,
                new SpecialCalls(
                        List.of(59, 322, 11, 358),
                        List.of(157, 172),
                        List.of(105, 113, 117),
                        List.of(23, 70, 164, 203, 204, 208)));
    }

    private static MemorySegment write(Set<String> flags) {
        MemorySegment memory = Contract.zeros(LENGTH);
        config(flags).write(memory, CPUS, RING_SIZE, flags.contains("hash_calls"));
        return memory;
    }

    private static void onlyFlag(ProgramTypes types, String wanted) {
        // Which syscalls are wanted is a filter of calls, too.
        MemorySegment written = write(Set.of(wanted));
        assertThat(FLAGS)
                .filteredOn(flag -> types.place("config." + flag).get(written) != 0)
                .containsExactlyElementsOf(
                        wanted.equals("filter_syscalls") ? List.of(wanted, "filter_calls") : List.of(wanted));
    }

    private static void numbers(Contract contract) {
        MemorySegment written = write(Set.of("filter_cgroup", "filter_calls"));
        contract.writes("config.self_tgid", written, ProcessHandle.current().pid())
                .writes("config.ncpus", written, CPUS)
                .writes("config.outcome", written, Outcome.SUCCEEDED.ordinal())
                .writes("config.min_duration", written, MIN_DURATION)
                .writes("config.string_limit", written, STRING_LIMIT)
                .writes("config.chunk_limit", written, STRUCT_LIMIT)
                .writes("config.cgroup_id", written, CGROUP.id())
                .writes("config.cgroup_hierarchy", written, CGROUP.hierarchy())
                .writes("config.ring_size", written, RING_SIZE)
                .same("OUTCOME_ANY", Outcome.ANY.ordinal())
                .same("OUTCOME_FAILED", Outcome.FAILED.ordinal())
                .same("OUTCOME_SUCCEEDED", Outcome.SUCCEEDED.ordinal())
                .same("SMALL_PAYLOAD", ProbeConfig.SMALL_PAYLOAD)
                .term("config.payload_capacity", ConfigContract::capacity)
                .unknown("config.unused");
    }

    /** A chunk that starts below the capacity fits with its header, its data and the NUL behind them. */
    private static void capacity(ProgramTypes types) {
        long capacity = types.place("config.payload_capacity").get(write(Set.of()));
        long end = capacity + types.size("chunk") + STRUCT_LIMIT + Long.BYTES;
        assertThat(end).isBetween(types.constant("SMALL_PAYLOAD") - 64, types.constant("SMALL_PAYLOAD"));
    }

    private static void execs(Contract contract) {
        MemorySegment written = write(Set.of());
        contract.writes("config.execve", written, 59)
                .writes("config.execveat", written, 322)
                .writes("config.compat_execve", written, 11)
                .writes("config.compat_execveat", written, 358)
                .writes("config.pid_ns", written, 0xf0000123L)
                .writes("config.prctl", written, 157)
                .writes("config.compat_prctl", written, 172)
                .writes("config.uid_calls[2]", written, 117)
                .writes("config.uid_calls[8]", written, 208)
                .same("NATIVE_UID_CALLS", SpecialCalls.NATIVE_UIDS)
                .same("UID_CALLS", SpecialCalls.NATIVE_UIDS + SpecialCalls.COMPAT_UIDS);
    }

    private static void keys(Contract contract) {
        contract.at("task_state.nr", Probe.STATE_NR)
                .at("task_state.armed", Probe.STATE_ARMED)
                .size("comm", Probe.COMM_LENGTH)
                .at("comm.words", 0)
                .size("variant_key", Probe.VARIANT_KEY_LENGTH)
                .at("variant_key.slot", 0)
                .at("variant_key.test", Integer.BYTES)
                .at("variant_key.values", 2 * Integer.BYTES)
                .same("PID_TRACED", Probe.PID_TRACED)
                .same("PID_STARTS_COMMAND", Probe.PID_STARTS_COMMAND)
                .same("PID_LEFT_OUT", Probe.PID_LEFT_OUT)
                .size("cgroup_place", CgroupPath.PLACE_LENGTH)
                .at("cgroup_place.parent", 0)
                .at("cgroup_place.name", Long.BYTES)
                .at("cgroup_name.text", 0)
                .same("CGROUP_PATH_NAME", CgroupPath.NAME_LENGTH)
                .same("CGROUP_PATH_LEVELS", CgroupPath.MOST_LEVELS)
                .same("ABI_SLOTS", SyscallSlot.ABI_SLOTS)
                .same("SLOTS", SyscallSlot.SLOTS)
                .same("MAX_VARIANTS", CapturePlans.MAX_VARIANTS);
    }
}
