// SPDX-License-Identifier: Apache-2.0
/**
 * Values as JSON, written by hand because it is the hot path; docs/event.schema.json describes the result. For the JSON
 * renderer only.
 */
@NullMarked
package io.etrace.render.json;

import org.jspecify.annotations.NullMarked;
