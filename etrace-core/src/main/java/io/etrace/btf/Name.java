// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.charset.StandardCharsets;

/** A text of printable ASCII and its bytes, for those who write it again and again. */
record Name(String text, byte[] ascii) {
    static Name of(String text) {
        return new Name(text, text.getBytes(StandardCharsets.US_ASCII));
    }

    static Name of(byte[] ascii) {
        return new Name(new String(ascii, StandardCharsets.US_ASCII), ascii);
    }
}
