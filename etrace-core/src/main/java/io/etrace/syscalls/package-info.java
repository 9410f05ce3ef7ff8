// SPDX-License-Identifier: Apache-2.0
/**
 * What is known of every syscall: its parameters from tracefs, its number, and the meaning that the semantics table
 * adds. Capture plans, decoders and filters read the {@link io.etrace.syscalls.SyscallModel}; nothing here touches a
 * running trace or prints.
 */
@NullMarked
package io.etrace.syscalls;

import org.jspecify.annotations.NullMarked;
