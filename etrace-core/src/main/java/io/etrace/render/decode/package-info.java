// SPDX-License-Identifier: Apache-2.0
/**
 * Decodes syscall records: a walk over arguments, structs and messages that tells a {@link io.etrace.render.decode.ValueSink}
 * what it finds, so that every output shares it. For the renderers only; knows no output format, and allocates when a syscall
 * is met for the first time but not per event.
 */
@NullMarked
package io.etrace.render.decode;

import org.jspecify.annotations.NullMarked;
