// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTest {
    @Test
    void fitsATerminal() {
        assertThat(Help.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @ParameterizedTest
    @EnumSource(EtraceFlag.class)
    void namesEveryOption(EtraceFlag flag) {
        String letter = flag.letter().isEmpty() ? "      " : "  -" + flag.letter() + ", ";
        assertThat(Help.text().lines())
                .filteredOn(line -> line.startsWith((letter + flag.spelling() + " " + flag.argument()).stripTrailing()))
                .isNotEmpty();
    }

    @Test
    void isGrouped() {
        assertThat(Help.text())
                .containsSubsequence(
                        "Which calls:",
                        "How to trace:",
                        "What to read:",
                        "What to show:",
                        "Where to write:",
                        "Other:",
                        "Examples:");
    }
}
