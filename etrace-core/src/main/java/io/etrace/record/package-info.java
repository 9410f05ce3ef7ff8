// SPDX-License-Identifier: Apache-2.0
/**
 * The records the eBPF programs write (bpf/abi/record.h), read in place with flyweights. Whoever holds a record's memory
 * may wrap a cursor around it; nothing here allocates per record, nothing here knows what a syscall means.
 */
@NullMarked
package io.etrace.record;

import org.jspecify.annotations.NullMarked;
