// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceOptions;
import io.etrace.bpf.CgroupFilter;
import io.etrace.bpf.ProbeConfig;
import io.etrace.bpf.SpecialCalls;
import io.etrace.linux.Namespaces;
import io.etrace.syscalls.Abi;
import io.etrace.syscalls.SyscallNumbers;
import java.util.List;
import java.util.Set;

/** Translates options into the configuration of the programs. */
final class ProbeConfigs {
    private static final Set<String> SETTING_UID = Set.of("setuid", "setreuid", "setresuid");

    private ProbeConfigs() {}

    /** @param leftOut processes that are not traced whatever else they are */
    static ProbeConfig of(TraceOptions options, Set<Integer> leftOut) {
        return new ProbeConfig(
                options.events(),
                !options.syscalls().isEmpty(),
                options.pids(),
                leftOut,
                !options.command().isEmpty(),
                options.comms(),
                options.uids(),
                options.cgroup().map(CgroupDirectory::resolve).orElse(CgroupFilter.NONE),
                options.follow(),
                options.outcome().ordinal(),
                options.minDuration().toNanos(),
                options.everyEnd(),
                options.stringLimit(),
                options.witness(),
                options.decodeDescriptors(),
                Namespaces.pid(),
                calls());
    }

    private static SpecialCalls calls() {
        SyscallNumbers numbers = SyscallNumbers.of(Abi.ofThisMachine());
        SyscallNumbers compat = SyscallNumbers.of(Abi.I386);
        return new SpecialCalls(
                List.of(
                        number(numbers, "execve"),
                        number(numbers, "execveat"),
                        number(compat, "execve"),
                        number(compat, "execveat")),
                List.of(number(numbers, "prctl"), number(compat, "prctl")),
                settingUid(numbers),
                settingUid(compat));
    }

    private static int number(SyscallNumbers numbers, String name) {
        return numbers.ofTracefs(name).orElse(-1);
    }

    /** The 32-bit ABI has two of each, for user ids of 16 and of 32 bits. */
    private static List<Integer> settingUid(SyscallNumbers numbers) {
        return numbers.entries().stream()
                .filter(entry -> SETTING_UID.contains(entry.tracefs()))
                .map(SyscallNumbers.Entry::number)
                .toList();
    }
}
