// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The spelling of C types: {@code const char *const *}. */
final class CType {
    private static final String ADDRESS_SPACE = "__user";
    private static final String CONST = "const ";
    private static final String TRAILING_CONST = " const";

    /** A kernel spells a hundred types a thousand times. */
    private static final Map<String, String> NORMAL = new ConcurrentHashMap<>();

    private CType() {}

    /** The type with single blanks, one before each run of stars, without {@code __user}. */
    static String normal(String spelling) {
        return NORMAL.computeIfAbsent(spelling, CType::normalize);
    }

    private static String normalize(String spelling) {
        StringBuilder normal = new StringBuilder(spelling.length());
        int at = 0;
        while (at < spelling.length()) {
            char c = spelling.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '*') {
                separate(normal, '*');
                normal.append('*');
                at++;
            } else {
                int end = wordEnd(spelling, at);
                append(normal, spelling, at, end);
                at = end;
            }
        }
        return normal.toString();
    }

    private static void append(StringBuilder normal, String spelling, int start, int end) {
        if (end - start == ADDRESS_SPACE.length() && spelling.startsWith(ADDRESS_SPACE, start)) {
            return;
        }
        separate(normal, '*');
        normal.append(spelling, start, end);
    }

    /** A blank, except at the start and directly after {@code glue}. */
    private static void separate(StringBuilder normal, char glue) {
        if (!normal.isEmpty() && normal.charAt(normal.length() - 1) != glue) {
            normal.append(' ');
        }
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '*' && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** The type without const, when it is not a pointer: {@code struct iovec} of {@code const struct iovec}. */
    static String unqualified(String type) {
        String bare = type.startsWith(CONST) ? type.substring(CONST.length()) : type;
        return bare.endsWith(TRAILING_CONST) ? bare.substring(0, bare.length() - TRAILING_CONST.length()) : bare;
    }

    static boolean pointer(String type) {
        return type.indexOf('*') >= 0;
    }

    /** What a pointer type points to: {@code const char *const} of {@code const char *const *}. */
    static String pointee(String type) {
        int star = type.lastIndexOf('*');
        if (star < 0) {
            throw new IllegalArgumentException(type + " is no pointer");
        }
        return type.substring(0, star).stripTrailing();
    }
}
