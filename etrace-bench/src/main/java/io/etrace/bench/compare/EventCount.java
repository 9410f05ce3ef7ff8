// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in what a tracer wrote how many events it saw and how many it says are lost.
 *
 * @param seen group 1 of each match in a line is added up; empty: each line of the output is an event
 * @param lost likewise; empty: the tracer does not say
 * @param known whether the tracer tells at all how many events there were
 */
record EventCount(String seen, String lost, boolean known) {
    static final EventCount NONE = new EventCount("", "", false);

    /** What a tracer tells; -1: it does not. */
    record Counts(long seen, long lost) {}

    static EventCount sum(String seen, String lost) {
        return new EventCount(seen, lost, true);
    }

    static EventCount lines(String lost) {
        return new EventCount("", lost, true);
    }

    Counts of(List<Path> written, Path output) {
        if (!known) {
            return new Counts(-1, -1);
        }
        long events = seen.isEmpty() ? countLines(output) : sum(seen, written);
        return new Counts(events, lost.isEmpty() ? -1 : sum(lost, written));
    }

    private static long countLines(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long sum(String expression, List<Path> files) {
        Pattern pattern = Pattern.compile(expression);
        return files.stream().mapToLong(file -> sum(pattern, file)).sum();
    }

    private static long sum(Pattern pattern, Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.map(pattern::matcher)
                    .filter(Matcher::find)
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
