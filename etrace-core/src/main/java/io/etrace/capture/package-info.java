// SPDX-License-Identifier: Apache-2.0
/**
 * The capture file: drained bytes as they are, between what is needed to decode them later. Written by the drainer,
 * read back as the same pieces; both sides are behind {@link io.etrace.stream.DrainSink} and {@link
 * io.etrace.stream.RecordSource}.
 */
@NullMarked
package io.etrace.capture;

import org.jspecify.annotations.NullMarked;
