// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.constants.ConstantSet;
import io.etrace.constants.ConstantSets;
import io.etrace.text.Utf8Buffer;
import java.util.OptionalLong;

/** The sets of named constants, as decoders need them. */
final class ConstantNameTable {
    private final ConstantSets sets;

    ConstantNameTable(ConstantSets sets) {
        this.sets = sets;
    }

    /**
     * The names of a set; {@link ConstantNames#NONE} when there is no such set.
     *
     * @param size the bytes of the values
     */
    ConstantNames set(String name, int size) {
        return sets.find(name).map(set -> symbols(set, size)).orElse(ConstantNames.NONE);
    }

    private static ConstantNames symbols(ConstantSet set, int size) {
        return (value, out) -> write(set, value, size, out);
    }

    /** A set writes numbers that it has no name for; these begin like no name does. */
    private static boolean write(ConstantSet set, long value, int size, Utf8Buffer out) {
        int start = out.length();
        set.write(out, value, size);
        if (isNumber(out.array(), start, out.length())) {
            out.truncate(start);
            return false;
        }
        return true;
    }

    /** Permissions, in octal, say more than a number: they are shown as they are. */
    private static boolean isNumber(byte[] text, int start, int end) {
        boolean digit = text[start] >= '0' && text[start] <= '9';
        boolean octal = text[start] == '0' && end - start > 1 && text[start + 1] != 'x';
        return text[start] == '-' || digit && !octal;
    }

    /** The value of a constant of a set, if there is such a set and constant. */
    OptionalLong value(String set, String constant) {
        return sets.find(set).map(found -> found.valueOf(constant)).orElse(OptionalLong.empty());
    }
}
