// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

/**
 * What is mounted in a mount namespace.
 *
 * @param namespace its inode number
 * @param mountInfo lines of /proc/PID/mountinfo (proc_pid_mountinfo(5))
 */
public record MountTable(long namespace, String mountInfo) {}
