// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

import io.etrace.text.Utf8Buffer;

/**
 * Bytes in quotes as strace(1) writes them: what is not printable ASCII has a backslash and a letter, or its octal digits, three
 * of them only where another digit follows.
 */
final class QuotedBytes {
    private QuotedBytes() {}

    static void append(Utf8Buffer out, byte[] bytes, int at, int length) {
        out.append('"');
        int end = at + length;
        int next = at;
        for (int i = at; i < end; i++) {
            byte b = bytes[i];
            if (b < ' ' || b == 0x7f || b == '"' || b == '\\') {
                out.append(bytes, next, i - next);
                escape(out, b & 0xff, i + 1 < end && bytes[i + 1] >= '0' && bytes[i + 1] <= '9');
                next = i + 1;
            }
        }
        out.append(bytes, next, end - next).append('"');
    }

    private static void escape(Utf8Buffer out, int value, boolean digitFollows) {
        out.append('\\');
        switch (value) {
            case '"', '\\' -> out.append((byte) value);
            case '\t' -> out.append('t');
            case '\n' -> out.append('n');
            case 0x0b -> out.append('v');
            case '\f' -> out.append('f');
            case '\r' -> out.append('r');
            default -> octal(out, value, digitFollows);
        }
    }

    private static void octal(Utf8Buffer out, int value, boolean allDigits) {
        if (allDigits || value >= 0100) {
            out.append((char) ('0' + (value >> 6)));
        }
        if (allDigits || value >= 010) {
            out.append((char) ('0' + (value >> 3 & 7)));
        }
        out.append((char) ('0' + (value & 7)));
    }
}
