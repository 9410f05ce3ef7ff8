// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** How many instructions the verifier looked at for each eBPF program that a process holds. */
final class Verified {
    private static final String PROGRAM_ID = "prog_id:";

    private Verified() {}

    /** By name, which the kernel cuts after 15 bytes. */
    static Map<String, Long> of(Places places, long pid) {
        List<String> words = new ArrayList<>(
                List.of(places.root().resolve("etrace-bench/target/verified").toString()));
        words.addAll(ids(pid));
        Map<String, Long> found = new TreeMap<>();
        for (String line : lines(words)) {
            int space = line.lastIndexOf(' ');
            found.put(line.substring(0, space), Long.parseLong(line.substring(space + 1)));
        }
        return found;
    }

    private static List<String> ids(long pid) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(pid), "fdinfo"))) {
            return descriptors
                    .flatMap(Verified::lines)
                    .filter(line -> line.startsWith(PROGRAM_ID))
                    .map(line -> line.substring(PROGRAM_ID.length()).trim())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None when the descriptor was closed meanwhile. */
    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    static List<String> lines(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                return reader.lines().toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
