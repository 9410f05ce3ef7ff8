// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void theLastStringsAreTheWords() {
        byte[] cmdline = "java\0-cp\0x\0Main\0cat\0/tmp/é\0\0".getBytes(StandardCharsets.UTF_8);
        assertThat(CommandWords.last(3, cmdline)).containsExactly("cat", "/tmp/é", "");
        assertThat(CommandWords.last(0, cmdline)).isEmpty();
    }

    @Test
    void bytesThatAreNotUtf8StayApart() {
        byte[] cmdline = "a\u00e9\u0080\u00c3\0\u00ff\u00e2\u0082\0".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(CommandWords.last(2, cmdline)).containsExactly("a\udce9\udc80\udcc3", "\udcff\udce2\udc82");
        byte[] character = "\ud83d\ude00\0".getBytes(StandardCharsets.UTF_8);
        assertThat(CommandWords.last(1, character)).containsExactly("\ud83d\ude00");
    }
}
