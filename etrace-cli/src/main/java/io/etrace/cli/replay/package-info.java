// SPDX-License-Identifier: Apache-2.0
/**
 * Runs that read captures: decoding them, and saying what they are. Called by Main.
 */
@NullMarked
package io.etrace.cli.replay;

import org.jspecify.annotations.NullMarked;
