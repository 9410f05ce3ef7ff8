// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import java.util.Optional;

/** The kernel's types by their C spelling: {@code struct stat}, {@code umode_t}, {@code const char *}. */
@FunctionalInterface
interface Types {
    Optional<BtfType> resolve(String cType);
}
