// SPDX-License-Identifier: Apache-2.0
/**
 * The brief notation: one short line per event, when, who where that is in doubt, the call as strace(1) writes it, how long.
 * Only the place that opens notations by name calls it.
 */
@NullMarked
package io.etrace.render.brief;

import org.jspecify.annotations.NullMarked;
