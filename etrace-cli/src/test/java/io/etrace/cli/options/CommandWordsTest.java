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
}
