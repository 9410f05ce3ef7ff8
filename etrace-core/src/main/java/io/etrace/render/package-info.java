// SPDX-License-Identifier: Apache-2.0
/**
 * Turns records into lines of text or JSON. A {@link io.etrace.render.Renderer} is fed with every record of a trace, in
 * order of time, and appends to a buffer; sinks and the library's users call it. Nothing here prints, nothing allocates
 * per event.
 */
@NullMarked
package io.etrace.render;

import org.jspecify.annotations.NullMarked;
