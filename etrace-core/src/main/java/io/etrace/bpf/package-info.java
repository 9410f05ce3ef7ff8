// SPDX-License-Identifier: Apache-2.0
/**
 * The eBPF programs as one object of Java: configured, loaded, attached, their rings drained and their statistics read.
 * The tracer and the drainer call it; layouts are those of bpf/abi/plan.h.
 */
@NullMarked
package io.etrace.bpf;

import org.jspecify.annotations.NullMarked;
