// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringsTest {
    private static String shown(byte[] bytes) {
        Utf8Buffer out = new Utf8Buffer(16);
        Strings.append(out, bytes, 0, bytes.length);
        return out.toString();
    }

    private static String shown(String text) {
        return shown(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/etc/hosts", "a b", "it's", "a,b", "a=b", "50%", "NULLs", "x0x", "a...b", "käse", "?", "é"})
    void asTheyAre(String text) {
        assertThat(shown(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "NULL", " a", "a ", "a, b", "a,", "f(x)", "[x]", "{x}", "0x10", "x...", "a = b", "x= y", "a | b",
                ")"
            })
    void inQuotes(String text) {
        assertThat(shown(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "\r"})
    void controlsOfText(String control) {
        String escape = control.equals("\n") ? "\\n" : control.equals("\t") ? "\\t" : "\\r";
        assertThat(shown("a" + control)).isEqualTo("a" + escape);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 0x1b, 0x1f, 0x7f})
    void otherControls(int control) {
        assertThat(shown(new byte[] {'a', (byte) control})).isEqualTo(String.format("a\\x%02x", control));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0x85, 0x9b, 0x2028, 0x2029, 0x202a, 0x202e, 0x2066, 0x2069, 0x200e})
    void charactersThatChangeTheLine(int codePoint) {
        assertThat(shown("a" + Character.toString(codePoint))).isEqualTo(String.format("a\\u%04x", codePoint));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x80, 0xbf, 0xc0, 0xc3, 0xe2, 0xf5, 0xff})
    void bytesThatAreNoUtf8(int value) {
        assertThat(shown(new byte[] {'a', (byte) value, 'b'})).isEqualTo(String.format("a\\x%02xb", value));
    }
}
