// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/**
 * How lines of text look.
 *
 * @param symbols whether constants are shown by name; otherwise as numbers
 * @param bytesShown how many bytes of a buffer that is no text are shown, in hexadecimal; 0 and more
 */
public record TextOptions(boolean symbols, int bytesShown) {
    public static final TextOptions DEFAULT = new TextOptions(true, 8);

    public TextOptions {
        if (bytesShown < 0) {
            throw new IllegalArgumentException("bytes shown: " + bytesShown + " is less than 0");
        }
    }

    public TextOptions withSymbols(boolean shown) {
        return new TextOptions(shown, bytesShown);
    }

    public TextOptions withBytesShown(int bytes) {
        return new TextOptions(symbols, bytes);
    }
}
