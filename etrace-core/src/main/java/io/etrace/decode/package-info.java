// SPDX-License-Identifier: Apache-2.0
/**
 * Decodes syscall records: a walk over arguments, structs and messages that reports what it finds to a {@link
 * io.etrace.decode.ValueSink}, so that every notation shares it. Knows no output format; allocates when a syscall is
 * met for the first time but not per event.
 */
@NullMarked
package io.etrace.decode;

import org.jspecify.annotations.NullMarked;
