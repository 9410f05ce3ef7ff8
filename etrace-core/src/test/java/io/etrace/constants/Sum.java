// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

/** Reads what a set has written. */
final class Sum {
    private Sum() {}

    /** The value that names and numbers with bars between them stand for; fails when two of them share a bit. */
    static long of(ConstantSet set, String written) {
        long sum = 0;
        for (String part : written.split("\\|| or ")) {
            long value = Character.isUpperCase(part.charAt(0)) || part.startsWith("_")
                    ? set.valueOf(part).orElseThrow(() -> new AssertionError(part + " is not in set " + set.name()))
                    : part.matches("0[0-7]+") ? Long.parseLong(part, 8) : Members.number(part);
            if (written.contains("|") && (sum & value) != 0) {
                throw new AssertionError(written + ": " + part + " repeats bits that stand before it");
            }
            sum |= value;
        }
        return sum;
    }
}
