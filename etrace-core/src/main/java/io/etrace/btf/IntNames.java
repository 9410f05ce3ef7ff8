// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.Map;

/**
 * C lets the words of an integer type come in any order and number: {@code unsigned} is {@code unsigned int}. Kernels
 * built by gcc call {@code long unsigned int} what clang and people call {@code unsigned long}; that form is ours.
 */
final class IntNames {
    private static final Map<String, String> GCC = Map.of(
            "short", "short int",
            "unsigned short", "short unsigned int",
            "long", "long int",
            "unsigned long", "long unsigned int",
            "long long", "long long int",
            "unsigned long long", "long long unsigned int",
            "unsigned __int128", "__int128 unsigned");

    private IntNames() {}

    /** The name by which gcc's debug information knows a type in our form. */
    static String gcc(String name) {
        return GCC.getOrDefault(name, name);
    }

    /** Our form of an integer type's name; any other name as it is. */
    static String conventional(String name) {
        boolean unsigned = false;
        boolean signed = false;
        String base = "";
        for (String word : name.split(" ")) {
            switch (word) {
                case "unsigned" -> unsigned = true;
                case "signed" -> signed = true;
                case "int" -> {}
                case "long" -> base = base.isEmpty() ? word : "long long";
                case "char", "short", "__int128" -> base = word;
                default -> {
                    return name;
                }
            }
        }
        if (signed && base.equals("char")) {
            return "signed char";
        }
        return (unsigned ? "unsigned " : "").concat(base.isEmpty() ? "int" : base);
    }
}
