// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings as text: as they are where that leaves no doubt, otherwise in quotes. Controls, backslashes and bytes that are not
 * UTF-8 are escaped in both forms, so that nothing ends the line or steers the terminal.
 */
public final class Strings {
    private static final byte[] NULL = "NULL".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ELLIPSIS = "...".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0x".getBytes(StandardCharsets.US_ASCII);

    private Strings() {}

    /** Appends a string, in quotes when it could be taken for something else than it is. */
    public static void append(Utf8Buffer out, byte[] bytes, int at, int length) {
        int end = at + length;
        if (isPlain(bytes, at, end)) {
            appendEscaped(out, bytes, at, end);
            return;
        }
        out.append('"');
        appendEscaped(out, bytes, at, end);
        out.append('"');
    }

    private static boolean isPlain(byte[] bytes, int at, int end) {
        return end > at
                && bytes[at] != ' '
                && bytes[end - 1] != ' '
                && bytes[end - 1] != ','
                && !Arrays.equals(bytes, at, end, NULL, 0, NULL.length)
                && !matches(bytes, at, end, HEX)
                && !matches(bytes, end - ELLIPSIS.length, end, ELLIPSIS)
                && !hasDelimiter(bytes, at, end);
    }

    private static boolean matches(byte[] bytes, int at, int end, byte[] part) {
        return at >= 0 && end - at >= part.length && Arrays.equals(bytes, at, at + part.length, part, 0, part.length);
    }

    /** Whether it has what stands around values: quotes and brackets, a comma or an equals sign with a space. */
    private static boolean hasDelimiter(byte[] bytes, int at, int end) {
        for (int i = at; i < end; i++) {
            switch (bytes[i]) {
                case '(', ')', '[', ']', '{', '}', '"' -> {
                    return true;
                }
                case ' ' -> {
                    if (bytes[i - 1] == ',' || bytes[i - 1] == '=' || bytes[i - 1] == '|') {
                        return true;
                    }
                }
                default -> {}
            }
        }
        return false;
    }

    /** Appends text that stands between angle brackets or in quotes: these are escaped, too. */
    static void appendWithin(Utf8Buffer out, byte[] bytes, int at, int length) {
        int next = at;
        for (int i = at; i < at + length; i++) {
            if (bytes[i] == '<' || bytes[i] == '>') {
                appendEscaped(out, bytes, next, i);
                out.append('\\').append('x').appendHexByte(bytes[i]);
                next = i + 1;
            }
        }
        appendEscaped(out, bytes, next, at + length);
    }

    /** Appends text with what must not be shown escaped. */
    static void appendEscaped(Utf8Buffer out, byte[] bytes, int at, int end) {
        int next = at;
        while (next < end) {
            int plain = next;
            while (plain < end && isPlain(bytes[plain])) {
                plain++;
            }
            out.append(bytes, next, plain - next);
            next = plain < end ? appendOne(out, bytes, plain, end) : end;
        }
    }

    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '\\' && b != '"' && b != 0x7f;
    }

    /** Appends the character at {@code at} and returns where the next one is. */
    private static int appendOne(Utf8Buffer out, byte[] bytes, int at, int end) {
        int codePoint = Utf8.codePoint(bytes, at, end);
        int length = Utf8.length(codePoint);
        if (codePoint < 0x80) {
            appendAscii(out, bytes[at] & 0xff);
        } else if (Utf8.isControl(codePoint)) {
            out.append('\\').append('u').appendHexByte(codePoint >> Byte.SIZE).appendHexByte(codePoint);
        } else {
            out.append(bytes, at, length);
        }
        return at + length;
    }

    /** An ASCII character that is not shown as it is, or a byte that is not part of UTF-8. */
    private static void appendAscii(Utf8Buffer out, int value) {
        out.append('\\');
        switch (value) {
            case '\n' -> out.append('n');
            case '\t' -> out.append('t');
            case '\r' -> out.append('r');
            case '\\', '"' -> out.append((byte) value);
            default -> out.append('x').appendHexByte(value);
        }
    }
}
