// SPDX-License-Identifier: Apache-2.0
/**
 * The processes that are there when tracing begins, as /proc shows them: what events do not show because it happened
 * before. The tracer reads them for a capture; readers of captures use them.
 */
@NullMarked
package io.etrace.process;

import org.jspecify.annotations.NullMarked;
