// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.OptionalLong;

/** The values of constants, which choose the variants of a syscall. */
@FunctionalInterface
public interface NamedConstants {
    /** Knows no constant: variants are chosen by numbers only. */
    NamedConstants NONE = (set, name) -> OptionalLong.empty();

    /** The value of a constant of a set, if there is such a set and constant. */
    OptionalLong value(String set, String name);
}
