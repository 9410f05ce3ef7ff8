// SPDX-License-Identifier: Apache-2.0
/**
 * The standard error: messages, progress, the closing table, and the signals that end a run. Knows nothing of options
 * or of tracing but the numbers that it shows.
 */
@NullMarked
package io.etrace.cli.console;

import org.jspecify.annotations.NullMarked;
