// SPDX-License-Identifier: Apache-2.0
package io.etrace.replay;

import io.etrace.Outcome;
import io.etrace.TraceOptions;
import io.etrace.model.SyscallNames;
import io.etrace.model.TraceModel;
import io.etrace.process.ProcessInfo;
import io.etrace.process.ProcessList;
import io.etrace.record.SyscallSlot;
import io.etrace.select.CgroupTree;
import io.etrace.select.Criteria;
import io.etrace.select.TimeRange;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.SyscallModel;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Translates options into what the records of a capture are chosen by. */
final class CaptureCriteria {
    private static final List<String> CREATING = List.of("clone", "clone3", "fork", "vfork");

    private CaptureCriteria() {}

    /** @throws IllegalArgumentException when the captured kernel has no syscall of a name in the options */
    static Criteria of(TraceOptions options, TimeRange times, TraceModel model, ProcessList processes) {
        return new Criteria(
                options.pids(),
                processes.processes().stream()
                        .collect(Collectors.toMap(ProcessInfo::pid, ProcessInfo::startTime, (a, _) -> a)),
                options.uids(),
                options.comms(),
                options.cgroup().map(directory -> CgroupTree.of(directory, model.subsystems())),
                options.follow(),
                slots(SyscallNames.find(options.syscalls(), model)),
                options.outcome() != Outcome.SUCCEEDED,
                options.outcome() != Outcome.FAILED,
                options.minDuration().toNanos(),
                times);
    }

    /** The slots of the calls that create tasks. */
    static BitSet creating(TraceModel model) {
        BitSet slots = new BitSet();
        for (SyscallModel syscalls : List.of(model.syscalls(), model.compatSyscalls())) {
            for (String name : CREATING) {
                syscalls.byName(name).ifPresent(syscall -> slots.set(slot(syscall)));
            }
        }
        return slots;
    }

    private static BitSet slots(Collection<Syscall> syscalls) {
        BitSet slots = new BitSet();
        syscalls.forEach(syscall -> slots.set(slot(syscall)));
        return slots;
    }

    private static int slot(Syscall syscall) {
        return SyscallSlot.of(syscall.number(), syscall.abi().compat());
    }
}
