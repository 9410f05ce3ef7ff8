// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/** Appends bytes in base 64 (RFC 4648), with padding. */
public final class Base64Text {
    private static final byte[] DIGITS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".getBytes(StandardCharsets.US_ASCII);

    private Base64Text() {}

    public static void append(Utf8Buffer out, byte[] bytes, int at, int length) {
        int digits = (length + 2) / 3 * 4;
        byte[] target = out.reserve(digits);
        int to = out.length();
        int whole = at + length / 3 * 3;
        for (int i = at; i < whole; i += 3, to += 4) {
            put(target, to, bytes[i], bytes[i + 1], bytes[i + 2]);
        }
        switch (length % 3) {
            case 1 -> {
                put(target, to, bytes[whole], (byte) 0, (byte) 0);
                target[to + 2] = '=';
                target[to + 3] = '=';
            }
            case 2 -> {
                put(target, to, bytes[whole], bytes[whole + 1], (byte) 0);
                target[to + 3] = '=';
            }
            default -> {}
        }
        out.advance(digits);
    }

    private static void put(byte[] target, int to, byte first, byte second, byte third) {
        int bits = (first & 0xff) << 16 | (second & 0xff) << 8 | third & 0xff;
        target[to] = DIGITS[bits >> 18];
        target[to + 1] = DIGITS[bits >> 12 & 63];
        target[to + 2] = DIGITS[bits >> 6 & 63];
        target[to + 3] = DIGITS[bits & 63];
    }
}
