// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.charset.StandardCharsets;

/** A text and its UTF-8, for those who write it again and again. */
record Name(String text, byte[] utf8) {
    static Name of(String text) {
        return new Name(text, text.getBytes(StandardCharsets.UTF_8));
    }

    static Name of(byte[] utf8) {
        return new Name(new String(utf8, StandardCharsets.UTF_8), utf8);
    }
}
