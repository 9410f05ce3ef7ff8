// SPDX-License-Identifier: Apache-2.0
/**
 * The seam between records and lines: a {@link io.etrace.render.Notation} opens a {@link io.etrace.render.Renderer},
 * which is fed with every record of a trace, in order of time, and appends to a buffer. Nothing here prints, nothing
 * allocates per event.
 */
@NullMarked
package io.etrace.render;

import org.jspecify.annotations.NullMarked;
