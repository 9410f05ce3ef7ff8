// SPDX-License-Identifier: Apache-2.0
/**
 * From records to lines in their destinations, by one thread or several: a {@link io.etrace.pipeline.Pump} hands the
 * records of streams to sinks, a {@link io.etrace.pipeline.Rendering} provides these. The order of lines is that of the records,
 * however many threads render. Called by the command and by programs that replay captures themselves.
 */
@NullMarked
package io.etrace.pipeline;

import org.jspecify.annotations.NullMarked;
