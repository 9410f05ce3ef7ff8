// SPDX-License-Identifier: Apache-2.0
/**
 * Runs workloads under ETrace and under other tracers, round by round in turns, and reports what each costs. Started by
 * the scripts in {@code etrace-bench}; nothing else calls it.
 */
@NullMarked
package io.etrace.bench.compare;

import org.jspecify.annotations.NullMarked;
