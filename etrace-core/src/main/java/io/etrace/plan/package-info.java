// SPDX-License-Identifier: Apache-2.0
/**
 * Turns the syscall model into the capture plans that the eBPF programs run: what is copied from memory at entry and at
 * exit, and how much of it. The tracer calls it once, before the programs are loaded.
 */
@NullMarked
package io.etrace.plan;

import org.jspecify.annotations.NullMarked;
