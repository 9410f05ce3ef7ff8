// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.btf.Btf;
import io.etrace.constants.ConstantSets;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.SyscallModel;
import java.util.List;

/**
 * What rendering needs to know of the kernel that was traced.
 *
 * @param syscalls the syscalls of 64-bit programs
 * @param compatSyscalls the syscalls of 32-bit programs
 * @param btf the types of the kernel
 * @param semantics what the members of structs mean
 * @param constants the names of values
 * @param subsystems the names of the cgroup subsystems, by id
 * @param realtimeOffset CLOCK_REALTIME less CLOCK_MONOTONIC, in nanoseconds
 */
public record RenderModel(
        SyscallModel syscalls,
        SyscallModel compatSyscalls,
        Btf btf,
        SemanticsTable semantics,
        ConstantSets constants,
        List<String> subsystems,
        long realtimeOffset) {
    public RenderModel {
        subsystems = List.copyOf(subsystems);
    }
}
