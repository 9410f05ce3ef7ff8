// SPDX-License-Identifier: Apache-2.0
/**
 * All that decoding needs to know of a traced kernel, gathered from the running one or from a capture. The tracer and the
 * reader of captures make it; renderers take what they need from it.
 */
@NullMarked
package io.etrace.model;

import org.jspecify.annotations.NullMarked;
