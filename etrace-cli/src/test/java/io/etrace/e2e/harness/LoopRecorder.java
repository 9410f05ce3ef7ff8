// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

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
public record LoopRecorder(Path directory, Path program) {
    public static final LoopRecorder NONE = new LoopRecorder(Path.of(""), Path.of(""));

    public static LoopRecorder compile(Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        return new LoopRecorder(directory, Etrace.compile(directory, "getppid.c"));
    }

    public String file(String name) {
        return directory.resolve(name).toString();
    }

    public void record(int calls, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--raw", "--no-stats"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", program.toString(), Integer.toString(calls)));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
    }

    /** The files of a recording in pieces, in their order. */
    public static List<String> pieces(Path base) throws IOException {
        try (var files = Files.list(base.getParent())) {
            return files.map(Path::toString)
                    .filter(name -> name.startsWith(base + "."))
                    .sorted()
                    .toList();
        }
    }

    public static Etrace.Result decode(String capture) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--no-stats", "--stdout", "--input", capture);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    /** How many calls of the loop a text shows. */
    public static long calls(Etrace.Result decoded) {
        return decoded.outLines().stream()
                .filter(line -> line.contains("SysGetppid"))
                .count();
    }
}
