// SPDX-License-Identifier: Apache-2.0
/**
 * Which records of a capture are wanted, and what those amount to: the filters of live tracing, decided from the records
 * alone. Nothing is allocated per record. The face of the library and readers of captures use it.
 */
@NullMarked
package io.etrace.select;

import org.jspecify.annotations.NullMarked;
