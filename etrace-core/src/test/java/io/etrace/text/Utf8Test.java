// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The JDK's decoder is the oracle. */
class Utf8Test {
    @Test
    void knowsWhatIsValid() {
        Property.holds(any -> {
            byte[] bytes = any.bytes();
            assertThat(Utf8.isValid(bytes, 0, bytes.length)).isEqualTo(isValid(bytes, 0, bytes.length));
        });
    }

    @Test
    void readsCodePoints() {
        Property.holds(any -> {
            byte[] bytes = any.text().getBytes(StandardCharsets.UTF_8);
            int[] expected =
                    new String(bytes, StandardCharsets.UTF_8).codePoints().toArray();
            int at = 0;
            for (int codePoint : expected) {
                assertThat(Utf8.codePoint(bytes, at, bytes.length)).isEqualTo(codePoint);
                at += Utf8.length(codePoint);
            }
            assertThat(at).isEqualTo(bytes.length);
        });
    }

    /** All sequences of four bytes whose later ones are at the edges of what is allowed. */
    @Test
    void decidesEdgeCasesAsTheJdkDoes() {
        int[] edges = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff};
        for (int first = 0x80; first < 0x100; first++) {
            for (int second : edges) {
                for (int third : edges) {
                    byte[] bytes = {(byte) first, (byte) second, (byte) third, (byte) 0x80};
                    for (int length = 1; length <= 4; length++) {
                        assertThat(Utf8.isValid(bytes, 0, length))
                                .as("%x %x %x, %d bytes", first, second, third, length)
                                .isEqualTo(isValid(bytes, 0, length));
                    }
                }
            }
        }
    }

    private static boolean isValid(byte[] bytes, int at, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Test
    void textThatIsCutMayEndWithinACharacter() {
        byte[] bytes = "a€".getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isText(bytes, 0, 3, true)).isTrue();
        assertThat(Utf8.isText(bytes, 0, 2, true)).isTrue();
        assertThat(Utf8.isText(bytes, 0, 3, false)).isFalse();
        assertThat(Utf8.isText(new byte[] {'a', (byte) 0xff}, 0, 2, true)).isFalse();
        assertThat(Utf8.isText(new byte[] {'a', (byte) 0xe2, 'b'}, 0, 3, true)).isFalse();
        assertThat(Utf8.isText(new byte[] {'a', 0}, 0, 2, true)).isFalse();
        assertThat(Utf8.isText(new byte[0], 0, 0, false)).isTrue();
    }

    @Test
    void textMayHaveSomeBytesThatAreNone() {
        assertThat(isText("/sbin/init\0splash\0")).isTrue();
        assertThat(isText("\u001b[31mred\u001b[0m\b\b")).isTrue();
        assertThat(isText("caf\u00e9 au lait")).isTrue();
        assertThat(isText("abc\0")).isTrue();
        assertThat(isText("ab\0")).isFalse();
        assertThat(isText("\u007fELF\u0002\u0001\u0001\0")).isFalse();
        assertThat(isText("h\0e\0l\0l\0o\0")).isFalse();
    }

    /** Of bytes that are Latin-1, and so in part no UTF-8. */
    private static boolean isText(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        return Utf8.isText(bytes, 0, bytes.length, false);
    }

    @Test
    void controlsAreThoseThatTerminalsAndReadersObey() {
        for (int codePoint : new int[] {0, 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x202e, 0x2066, 0x200f, 0xfeff}) {
            assertThat(Utf8.isControl(codePoint)).as("%x", codePoint).isTrue();
        }
        for (int codePoint : new int[] {' ', '~', 0xa0, 0xe4, 0x20ac, 0x1f600}) {
            assertThat(Utf8.isControl(codePoint)).as("%x", codePoint).isFalse();
        }
    }
}
