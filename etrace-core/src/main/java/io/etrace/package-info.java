// SPDX-License-Identifier: Apache-2.0
/**
 * The values that the library takes and gives: options, outcomes, errors. It does nothing by itself; {@link
 * io.etrace.live} traces, {@link io.etrace.replay} reads captures.
 */
@NullMarked
package io.etrace;

import org.jspecify.annotations.NullMarked;
