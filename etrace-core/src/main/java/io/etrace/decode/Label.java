// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import static io.etrace.text.Ascii.ascii;

import java.nio.charset.StandardCharsets;

/**
 * The name and the C type of a value, as ASCII that needs no escapes in text and JSON.
 *
 * @param type empty when none is known
 */
public record Label(byte[] type, byte[] name) {
    static Label of(String type, String name) {
        return new Label(ascii(type), ascii(name));
    }

    /** Names are C identifiers, unless a capture file was made to do harm. */
    static byte[] ascii(String text) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < ascii.length; i++) {
            if (ascii[i] < ' ' || ascii[i] > '~' || ascii[i] == '"' || ascii[i] == '\\') {
                ascii[i] = '?';
            }
        }
        return ascii;
    }
}
