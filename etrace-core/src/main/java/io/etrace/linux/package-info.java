// SPDX-License-Identifier: Apache-2.0
/**
 * The one door to native code: libc and libbpf behind Java objects. Nothing outside binds a native function or holds a
 * file descriptor of the kernel's BPF objects.
 */
@NullMarked
package io.etrace.linux;

import org.jspecify.annotations.NullMarked;
