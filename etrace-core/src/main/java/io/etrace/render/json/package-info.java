// SPDX-License-Identifier: Apache-2.0
/**
 * JSON, written by hand because it is the hot path; docs/event.schema.json describes it. Only the place that opens
 * notations by name calls it.
 */
@NullMarked
package io.etrace.render.json;

import org.jspecify.annotations.NullMarked;
