// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Text files, and pages of which a part is generated: that between {@code <!-- NAME begin -->} and its end. */
final class Pages {
    private Pages() {}

    static void write(Path file, List<String> lines) {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces what the page holds between the marks of {@code name}. */
    static void replace(Path page, String name, List<String> lines) {
        List<String> old = read(page);
        int begin = mark(old, "<!-- " + name + " begin -->", page);
        int end = mark(old, "<!-- " + name + " end -->", page);
        List<String> merged = new ArrayList<>(old.subList(0, begin + 1));
        merged.add("");
        merged.addAll(lines);
        merged.addAll(old.subList(end, old.size()));
        write(page, merged);
    }

    private static int mark(List<String> lines, String mark, Path page) {
        int line = lines.indexOf(mark);
        if (line < 0) {
            throw new IllegalStateException(page + " has no line " + mark);
        }
        return line;
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
