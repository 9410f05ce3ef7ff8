// SPDX-License-Identifier: Apache-2.0
/**
 * From the rings to one stream in order of time: the drainer moves bytes, the spool holds what the decoder has not
 * reached, the merger puts the records of all CPUs in order. Live tracing and the reading of captures use it.
 */
@NullMarked
package io.etrace.stream;

import org.jspecify.annotations.NullMarked;
