// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of text that a test program leads to; {@code ...} stands for anything. */
final class ExpectedLines {
    private ExpectedLines() {}

    /** Those that calls.c leads to, in its order. */
    static List<String> ofCalls() throws IOException {
        return read("calls.expected");
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
