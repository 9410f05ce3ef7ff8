// SPDX-License-Identifier: Apache-2.0
/**
 * A run that traces what happens now: from the tracer to the outputs, until the command has ended or the user has
 * seen enough. Called by Main.
 */
@NullMarked
package io.etrace.cli.live;

import org.jspecify.annotations.NullMarked;
