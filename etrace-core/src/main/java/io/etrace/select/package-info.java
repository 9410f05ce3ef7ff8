// SPDX-License-Identifier: Apache-2.0
/**
 * Which records of a capture are wanted: the filters of live tracing, decided from the records alone. Nothing is
 * allocated per record. Readers of captures use it.
 */
@NullMarked
package io.etrace.select;

import org.jspecify.annotations.NullMarked;
