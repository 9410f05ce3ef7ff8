// SPDX-License-Identifier: Apache-2.0
/**
 * How often each syscall was made, how long it took and what was lost: read from the programs, counted from records,
 * written to captures and read back. Immutable once read.
 */
@NullMarked
package io.etrace.stats;

import org.jspecify.annotations.NullMarked;
