// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.util.List;
import java.util.OptionalLong;

/** A named set of constants that names the values of a parameter. Immutable; writing a value allocates nothing. */
public sealed interface ConstantSet permits FlagSet, EnumSet, IoctlSet {
    /** The name by which the semantics table calls the set, such as {@code open}. */
    String name();

    /**
     * Appends the names of a value, or the number when it has none.
     *
     * @param value as a register or a struct member holds it; only its lowest bytes count
     * @param width how many bytes of the value count, 1 to 8: 4 for an {@code int}, however it was extended
     */
    void write(Utf8Buffer out, long value, int width);

    /** Appends the names of a value of eight bytes. */
    default void write(Utf8Buffer out, long value) {
        write(out, value, Long.BYTES);
    }

    /** The value of one constant by its exact name, such as {@code O_CLOEXEC}. */
    OptionalLong valueOf(String constant);

    /** The names of all constants of the set, aliases too. */
    List<String> names();
}
