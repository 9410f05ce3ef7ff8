// SPDX-License-Identifier: Apache-2.0
/**
 * The face of the library: options in, records and statistics out. Programs that embed the tracer begin here; nothing
 * else in the library calls it.
 */
@NullMarked
package io.etrace;

import org.jspecify.annotations.NullMarked;
