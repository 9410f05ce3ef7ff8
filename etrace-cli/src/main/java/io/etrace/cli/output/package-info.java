// SPDX-License-Identifier: Apache-2.0
/**
 * The files, pipes and standard streams that a run writes to: whole lines or a message that names the remedy. Runs
 * open them.
 */
@NullMarked
package io.etrace.cli.output;

import org.jspecify.annotations.NullMarked;
