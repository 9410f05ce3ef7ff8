// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

import java.util.List;

/**
 * A process when tracing began.
 *
 * @param uid effective user id
 * @param startTime CLOCK_BOOTTIME nanoseconds, to a hundredth of a second
 * @param comm name of its main thread
 * @param commandLine its arguments; none of a thread of the kernel
 * @param descriptors its open files; empty when they were not read
 * @param mounts inode number of its mount namespace; 0 when it was not read
 */
public record ProcessInfo(
        int pid,
        int ppid,
        int uid,
        long startTime,
        String comm,
        List<String> commandLine,
        List<OpenDescriptor> descriptors,
        long mounts) {
    public ProcessInfo {
        commandLine = List.copyOf(commandLine);
        descriptors = List.copyOf(descriptors);
    }
}
