// SPDX-License-Identifier: Apache-2.0
/**
 * Tracing now: {@link io.etrace.live.Tracer} loads the programs for what its options want, starts the command, drains
 * the rings and reports statistics. Programs that embed ETrace begin here.
 */
@NullMarked
package io.etrace.live;

import org.jspecify.annotations.NullMarked;
