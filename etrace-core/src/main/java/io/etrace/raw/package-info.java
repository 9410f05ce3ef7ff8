// SPDX-License-Identifier: Apache-2.0
/**
 * The capture file: drained bytes as they are, between what is needed to decode them later. Written by the drainer, read
 * back as the same pieces; both sides are behind {@link io.etrace.capture.DrainSink} and
 * {@link io.etrace.capture.RecordSource}.
 */
@NullMarked
package io.etrace.raw;

import org.jspecify.annotations.NullMarked;
