// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceOptions;
import io.etrace.bpf.CgroupFilter;
import io.etrace.bpf.ProbeConfig;
import io.etrace.syscalls.Abi;
import io.etrace.syscalls.SyscallNumbers;

/** Translates options into the configuration of the programs. */
final class ProbeConfigs {
    private ProbeConfigs() {}

    static ProbeConfig of(TraceOptions options) {
        return new ProbeConfig(
                options.events(),
                !options.syscalls().isEmpty(),
                options.pids(),
                !options.command().isEmpty(),
                options.comms(),
                options.uids(),
                options.cgroup().map(CgroupDirectory::resolve).orElse(CgroupFilter.NONE),
                options.follow(),
                options.outcome().ordinal(),
                options.minDuration().toNanos(),
                options.stringLimit(),
                options.witness(),
                options.decodeDescriptors(),
                execNumbers());
    }

    private static int[] execNumbers() {
        SyscallNumbers numbers = SyscallNumbers.of(Abi.ofThisMachine());
        SyscallNumbers compat = SyscallNumbers.of(Abi.I386);
        return new int[] {
            numbers.ofTracefs("execve").orElse(-1),
            numbers.ofTracefs("execveat").orElse(-1),
            compat.ofTracefs("execve").orElse(-1),
            compat.ofTracefs("execveat").orElse(-1)
        };
    }
}
