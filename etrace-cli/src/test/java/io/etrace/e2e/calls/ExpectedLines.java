// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of text that a test program leads to; {@code ...} stands for anything. */
final class ExpectedLines {
    private ExpectedLines() {}

    /** Those that a program leads to, in its order. */
    static List<String> of(String program) throws IOException {
        return read(program + ".expected");
    }

    /** Those of a kind that values.c leads to when it is compiled for so many bits. */
    static List<String> ofValues(String kind, String bits) throws IOException {
        String other = bits.equals("64") ? "32 " : "64 ";
        return read("values-" + kind + ".expected").stream()
                .filter(line -> !line.startsWith(other))
                .map(line -> line.replaceFirst("^" + bits + " ", ""))
                .toList();
    }

    private static List<String> read(String name) throws IOException {
        return Files.readAllLines(Path.of("src/test/programs", name)).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .toList();
    }

    /** Asserts that the lines of a program are in a text, in their order. */
    static void assertIn(List<String> text, String program) throws IOException {
        int line = 0;
        for (String expected : of(program)) {
            int start = line;
            while (line < text.size() && !matches(text.get(line), expected)) {
                line++;
            }
            assertThat(line)
                    .as("%s, after %s", expected, text.get(Math.max(0, start - 1)))
                    .isLessThan(text.size());
            line++;
        }
    }

    static boolean matches(String line, String expected) {
        int at = 0;
        for (String part : expected.split("\\.\\.\\.", -1)) {
            at = line.indexOf(part, at);
            if (at < 0) {
                return false;
            }
            at += part.length();
        }
        return true;
    }
}
