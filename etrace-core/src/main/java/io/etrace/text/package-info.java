// SPDX-License-Identifier: Apache-2.0
/**
 * The one growable UTF-8 buffer that rendered events are appended to. It knows nothing of syscalls; everything that
 * renders may use it.
 */
package io.etrace.text;
