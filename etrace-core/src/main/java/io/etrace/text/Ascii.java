// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import java.nio.charset.StandardCharsets;

/** Fixed pieces of output, as bytes. */
public final class Ascii {
    private Ascii() {}

    /** The bytes of a text that is all ASCII. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
