// SPDX-License-Identifier: Apache-2.0
/**
 * The etrace command: {@link io.etrace.cli.Main} hands an invocation to the run that it asks for. Tracing and
 * rendering are the library's. Nothing but the launcher calls it.
 */
@NullMarked
package io.etrace.cli;

import org.jspecify.annotations.NullMarked;
