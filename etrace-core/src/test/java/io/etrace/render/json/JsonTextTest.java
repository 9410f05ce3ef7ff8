// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Jackson and the JDK's base 64 are the oracles. */
class JsonTextTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    private static String read(Utf8Buffer out) {
        return JSON.readValue(out.toString(), String.class);
    }

    @Test
    void stringsAreReadBack() {
        Property.holds(any -> {
            byte[] bytes = any.text().getBytes(StandardCharsets.UTF_8);
            Utf8Buffer out = new Utf8Buffer(16);

            assertThat(JsonStrings.append(out, bytes, 0, bytes.length)).isTrue();
            assertThat(read(out)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
            assertThat(out.toString().codePoints().noneMatch(Utf8::isControl)).isTrue();
        });
    }

    @Test
    void otherBytesAreJsonToo() {
        Property.holds(any -> {
            byte[] bytes = any.bytes();
            Utf8Buffer out = new Utf8Buffer(16);
            boolean exact = JsonStrings.append(out, bytes, 0, bytes.length);

            assertThat(exact).isEqualTo(Utf8.isValid(bytes, 0, bytes.length));
            assertThat(Utf8.isValid(out.array(), 0, out.length())).isTrue();
            assertThat(exact ? read(out).getBytes(StandardCharsets.UTF_8) : unescaped(read(out)))
                    .isEqualTo(bytes);
        });
    }

    /** Undoes the escapes of bytes and of backslashes. */
    private static byte[] unescaped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            if (codePoint == '\\' && text.charAt(i) == 'x') {
                out.write(Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 3;
            } else {
                out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += codePoint == '\\' ? 1 : 0;
            }
        }
        return out.toByteArray();
    }

    @Test
    void base64AsTheJdkWritesIt() {
        Property.holds(any -> {
            byte[] bytes = any.bytes();
            int at = Math.min(any.integer(0, 3), bytes.length);
            Utf8Buffer out = new Utf8Buffer(1);
            Base64Text.append(out, bytes, at, bytes.length - at);

            assertThat(out.toString())
                    .isEqualTo(Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, at, bytes.length)));
        });
    }
}
