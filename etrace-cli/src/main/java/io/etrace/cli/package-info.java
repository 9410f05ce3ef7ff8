// SPDX-License-Identifier: Apache-2.0
/**
 * The etrace command: options, messages, the closing table, files for the output, exit codes. Tracing and rendering
 * are the library's. Nothing but the launcher, which starts {@link io.etrace.cli.Main}, calls it.
 */
@NullMarked
package io.etrace.cli;

import org.jspecify.annotations.NullMarked;
