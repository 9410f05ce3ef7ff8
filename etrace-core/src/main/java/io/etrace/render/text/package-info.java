// SPDX-License-Identifier: Apache-2.0
/**
 * The full notation: one line per event with the type and name of each argument, whatever the bytes are. Only the
 * place that opens notations by name calls it.
 */
@NullMarked
package io.etrace.render.text;

import org.jspecify.annotations.NullMarked;
