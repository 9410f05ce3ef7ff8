// SPDX-License-Identifier: Apache-2.0
/**
 * The one growable UTF-8 buffer that rendered events are appended to, and names that somebody may have meant. It
 * knows nothing of syscalls.
 */
@NullMarked
package io.etrace.text;

import org.jspecify.annotations.NullMarked;
