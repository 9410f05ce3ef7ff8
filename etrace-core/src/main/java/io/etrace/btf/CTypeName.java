// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.Optional;

/**
 * A named type, or a pointer to it, taken apart: {@code const struct iovec *} is one pointer to the struct {@code iovec}.
 * Qualifiers and attributes are forgotten; they do not change what a value looks like.
 */
record CTypeName(Namespace namespace, String name, int pointers) {
    private static final int MAX_POINTERS = 16;

    /** Empty when the text is not of this form: declarators of arrays and functions are not understood. */
    static Optional<CTypeName> parse(String cType) {
        StringBuilder words = new StringBuilder();
        int pointers = 0;
        for (String token : cType.replace("*", " * ").split(" ")) {
            if (token.equals("*")) {
                pointers++;
            } else if (!isIgnored(token)) {
                if (pointers > 0) {
                    return Optional.empty();
                }
                words.append(words.isEmpty() ? "" : " ").append(token);
            }
        }
        boolean sound = !words.isEmpty() && pointers <= MAX_POINTERS;
        return sound ? Optional.of(of(words.toString(), pointers)) : Optional.empty();
    }

    private static CTypeName of(String words, int pointers) {
        for (Namespace tag : Namespace.TAGS) {
            if (words.startsWith(tag.prefix)) {
                return new CTypeName(tag, words.substring(tag.prefix.length()), pointers);
            }
        }
        return new CTypeName(Namespace.ORDINARY, IntNames.conventional(words), pointers);
    }

    private static boolean isIgnored(String token) {
        return switch (token) {
            case "", "const", "volatile", "restrict", "__restrict", "__user" -> true;
            default -> token.startsWith("__attribute__(");
        };
    }
}
