// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;

/** Appends JSON strings, quotes included. */
public final class JsonStrings {
    private JsonStrings() {}

    /**
     * Appends bytes that should be UTF-8. When they are not, {@code \xff} stands for each byte that is not part of UTF-8 and
     * {@code \\} for a backslash, so that the bytes can still be told.
     *
     * @return whether they are UTF-8, so that the string is what they say
     */
    public static boolean append(Utf8Buffer out, byte[] bytes, int at, int length) {
        int end = at + length;
        boolean valid = Utf8.isValid(bytes, at, end);
        out.append('"');
        int next = at;
        while (next < end) {
            int plain = next;
            while (plain < end && isPlain(bytes[plain])) {
                plain++;
            }
            out.append(bytes, next, plain - next);
            next = plain < end ? appendOne(out, bytes, plain, end, valid) : end;
        }
        out.append('"');
        return valid;
    }

    /**
     * Appends the quote that ends a string, whose text was appended since {@code start} as it is, and escapes that text where
     * it has to be.
     */
    public static void close(Utf8Buffer out, int start) {
        int end = out.length();
        byte[] text = out.array();
        int plain = start;
        while (plain < end && isPlain(text[plain])) {
            plain++;
        }
        if (plain < end) {
            append(out, text, start, end - start);
            int length = out.length() - end - 2;
            System.arraycopy(out.array(), end + 1, out.array(), start, length);
            out.truncate(start + length);
        }
        out.append('"');
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\' && b != 0x7f;
    }

    private static int appendOne(Utf8Buffer out, byte[] bytes, int at, int end, boolean valid) {
        int codePoint = Utf8.codePoint(bytes, at, end);
        int length = Utf8.length(codePoint);
        if (codePoint == Utf8.INVALID) {
            out.append('\\').append('\\').append('x').appendHexByte(bytes[at]);
        } else if (codePoint == '\\' && !valid) {
            out.append('\\').append('\\').append('\\').append('\\');
        } else if (codePoint == '"' || codePoint == '\\') {
            out.append('\\').append((byte) codePoint);
        } else if (Utf8.isControl(codePoint)) {
            appendControl(out, codePoint);
        } else {
            out.append(bytes, at, length);
        }
        return at + length;
    }

    private static void appendControl(Utf8Buffer out, int codePoint) {
        out.append('\\');
        switch (codePoint) {
            case '\n' -> out.append('n');
            case '\r' -> out.append('r');
            case '\t' -> out.append('t');
            default -> out.append('u').appendHexByte(codePoint >> Byte.SIZE).appendHexByte(codePoint);
        }
    }
}
