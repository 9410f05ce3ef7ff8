// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

/**
 * A file descriptor of a process.
 *
 * @param target what /proc/PID/fd says: a path, {@code socket:[1234]}, {@code anon_inode:[eventpoll]}
 */
public record OpenDescriptor(int number, String target) {}
