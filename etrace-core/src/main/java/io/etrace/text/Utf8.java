// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

/** Reads bytes that should be UTF-8 (RFC 3629) but may be anything. */
public final class Utf8 {
    /** What stands for a byte that is not part of UTF-8. */
    public static final int INVALID = -1;

    private static final int[] LEAST = {0, 0, 0x80, 0x800, 0x10000};

    /** Of how many bytes of a text one may be odd. */
    private static final int ODD_SHARE = 4;

    private Utf8() {}

    /** The code point at {@code at}, or {@link #INVALID}: overlong forms, surrogates and sequences cut by {@code end}. */
    public static int codePoint(byte[] bytes, int at, int end) {
        int first = bytes[at];
        if (first >= 0) {
            return first;
        }
        int length = Integer.numberOfLeadingZeros(~first) - 24;
        if (length < 2 || length > 4 || length > end - at) {
            return INVALID;
        }
        int value = first & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return INVALID;
            }
            value = value << 6 | (bytes[at + i] & 0x3f);
        }
        return isScalar(value) && value >= LEAST[length] ? value : INVALID;
    }

    private static boolean isScalar(int value) {
        return value <= Character.MAX_CODE_POINT && (value < 0xd800 || value > 0xdfff);
    }

    /** The bytes of a code point, 1 to 4; 1 for {@link #INVALID}. */
    public static int length(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
    }

    /** Whether a code point steers a terminal, ends a line or changes the order of the text around it. */
    public static boolean isControl(int codePoint) {
        if (codePoint < 0xa0) {
            return codePoint < 0x20 || codePoint >= 0x7f;
        }
        return switch (codePoint) {
            case 0x61c, 0x200e, 0x200f, 0x2028, 0x2029, 0xfeff -> true;
            default -> codePoint >= 0x202a && codePoint <= 0x202e || codePoint >= 0x2066 && codePoint <= 0x2069;
        };
    }

    /** Whether all of it is UTF-8, whatever characters these are. */
    public static boolean isValid(byte[] bytes, int at, int end) {
        int next = at;
        while (next < end) {
            if (bytes[next] >= 0) {
                next++;
                continue;
            }
            int codePoint = codePoint(bytes, next, end);
            if (codePoint == INVALID) {
                return false;
            }
            next += length(codePoint);
        }
        return true;
    }

    /**
     * Whether it is text for people: UTF-8, of which at most a quarter of the bytes are controls, NULs or no UTF-8. Tab, newline,
     * carriage return and escape are no such controls.
     *
     * @param cut whether more followed, so that the last character may be incomplete
     */
    public static boolean isText(byte[] bytes, int at, int end, boolean cut) {
        int most = (end - at) / ODD_SHARE;
        int odd = 0;
        int next = at;
        while (next < end) {
            int codePoint = codePoint(bytes, next, end);
            if (codePoint == INVALID && cut && isIncomplete(bytes, next, end)) {
                return true;
            }
            boolean isOdd = codePoint == INVALID || isControl(codePoint) && !isTolerated(codePoint);
            odd += isOdd ? 1 : 0;
            if (odd > most) {
                return false;
            }
            next += length(codePoint);
        }
        return true;
    }

    private static boolean isTolerated(int codePoint) {
        return codePoint == '\n' || codePoint == '\t' || codePoint == '\r' || codePoint == 0x1b;
    }

    /** Whether the bytes from {@code at} begin a character that {@code end} cuts. */
    private static boolean isIncomplete(byte[] bytes, int at, int end) {
        int length = Integer.numberOfLeadingZeros(~bytes[at]) - 24;
        if (length < 2 || length > 4 || end - at >= length) {
            return false;
        }
        for (int i = at + 1; i < end; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return false;
            }
        }
        return true;
    }
}
