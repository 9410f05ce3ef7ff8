// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.syscalls.Syscall;
import java.util.List;
import java.util.Optional;

/**
 * What rendering needs to know of the kernel that was traced.
 *
 * @param syscalls the syscalls of 64-bit programs
 * @param compatSyscalls the syscalls of 32-bit programs; knows none where the kernel does not run such programs
 * @param subsystems the names of the cgroup subsystems, by id (/proc/cgroups lists the enabled ones in this order)
 * @param realtimeOffset CLOCK_REALTIME less CLOCK_MONOTONIC, in nanoseconds
 */
public record RenderModel(
        SyscallLookup syscalls, SyscallLookup compatSyscalls, List<String> subsystems, long realtimeOffset) {
    public RenderModel {
        subsystems = List.copyOf(subsystems);
    }

    /** Finds syscalls of one ABI. */
    @FunctionalInterface
    public interface SyscallLookup {
        SyscallLookup NONE = number -> Optional.empty();

        Optional<Syscall> byNumber(int number);
    }
}
