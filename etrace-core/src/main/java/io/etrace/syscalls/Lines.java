// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The data files of this package: lines of text, empty ones and those that begin with a hash left out. */
final class Lines {
    private Lines() {}

    /** One line, without blanks around it, and where it stands. */
    record Line(String source, int number, String text) {
        TableException error(String message) {
            return new TableException(source, number, message);
        }

        /** The words of a line, which single blanks separate; there must be at least {@code least}. */
        List<String> words(int least) {
            List<String> words = new ArrayList<>(least);
            int start = 0;
            int end = text.indexOf(' ');
            while (end >= 0) {
                words.add(text.substring(start, end));
                start = end + 1;
                end = text.indexOf(' ', start);
            }
            words.add(text.substring(start));
            if (words.size() < least) {
                throw error("expected at least " + least + " words but found \"" + text + "\"");
            }
            return words;
        }
    }

    static List<Line> of(String source, String text) {
        List<Line> lines = new ArrayList<>();
        int number = 0;
        int start = 0;
        while (start < text.length()) {
            number++;
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            if (start < end && text.charAt(start) != '#') {
                String line = text.substring(start, end).strip();
                if (!line.isEmpty() && line.charAt(0) != '#') {
                    lines.add(new Line(source, number, line));
                }
            }
            start = end + 1;
        }
        return lines;
    }

    static List<Line> ofResource(String name) {
        return of(name, resource(name));
    }

    static String resource(String name) {
        try (InputStream in = Lines.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the etrace jar: rebuild it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }
}
