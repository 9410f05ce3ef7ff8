// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StringsPropertyTest {
    private static String shown(byte[] bytes) {
        Utf8Buffer out = new Utf8Buffer(16);
        Strings.append(out, bytes, 0, bytes.length);
        return out.toString();
    }

    @Test
    void nothingIsLost() {
        Property.holds(any -> {
            byte[] bytes = any.bytes();
            assertThat(unescaped(shown(bytes))).isEqualTo(bytes);
        });
    }

    @Test
    void nothingEndsTheLineOrSteersTheTerminal() {
        Property.holds(any -> {
            byte[] bytes = any.text().getBytes(StandardCharsets.UTF_8);
            assertThat(shown(bytes).codePoints().noneMatch(Utf8::isControl)).isTrue();
            assertThat(unescaped(shown(bytes))).isEqualTo(bytes);
        });
    }

    /** Reads the escapes back. */
    private static byte[] unescaped(String shown) {
        String text = shown.startsWith("\"") ? shown.substring(1, shown.length() - 1) : shown;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            if (text.charAt(i) == '\\') {
                char kind = text.charAt(i + 1);
                int digits = kind == 'x' ? 2 : kind == 'u' ? 4 : 0;
                int value = digits > 0 ? Integer.parseInt(text.substring(i + 2, i + 2 + digits), 16) : plain(kind);
                out.writeBytes(
                        kind == 'u'
                                ? Character.toString(value).getBytes(StandardCharsets.UTF_8)
                                : new byte[] {(byte) value});
                i += 2 + digits;
            } else {
                int codePoint = text.codePointAt(i);
                out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint);
            }
        }
        return out.toByteArray();
    }

    private static int plain(char kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            default -> kind;
        };
    }
}
