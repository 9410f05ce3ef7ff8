// SPDX-License-Identifier: Apache-2.0
/**
 * The kernel's own description of its types (BTF) as a tree of {@link io.etrace.btf.BtfType}s: sizes, members, bit-fields
 * and enumerators. It knows nothing of syscalls. Everything may call it: its types are immutable and shared by threads.
 */
@NullMarked
package io.etrace.btf;

import org.jspecify.annotations.NullMarked;
