// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records a program that asks for its parent in a loop.
 *
 * @param directory of the captures
 */
record LoopRecorder(Path directory, Path program) {
    static final LoopRecorder NONE = new LoopRecorder(Path.of(""), Path.of(""));

    static LoopRecorder compile(Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        return new LoopRecorder(directory, Etrace.compile(directory, "getppid.c"));
    }

    String file(String name) {
        return directory.resolve(name).toString();
    }

    void record(int calls, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--raw", "--no-stats"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", program.toString(), Integer.toString(calls)));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
    }

    /** The files of a recording in pieces, in their order. */
    static List<String> pieces(Path base) throws IOException {
        try (var files = Files.list(base.getParent())) {
            return files.map(Path::toString)
                    .filter(name -> name.startsWith(base + "."))
                    .sorted()
                    .toList();
        }
    }

    static Etrace.Result decode(String capture) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--no-stats", "--stdout", "--input", capture);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    /** How many calls of the loop a text shows. */
    static long calls(Etrace.Result decoded) {
        return decoded.outLines().stream()
                .filter(line -> line.contains("SysGetppid"))
                .count();
    }
}
