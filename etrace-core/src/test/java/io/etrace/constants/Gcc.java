// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Compiles C programs for tests; gcc has to be there. */
final class Gcc {
    private Gcc() {}

    /** The compiled program. */
    static Path compile(Path folder, String source) throws IOException, InterruptedException {
        Path program = folder.resolve("program");
        Path file = Files.writeString(folder.resolve("program.c"), source);
        run(List.of("gcc", "-w", "-o", program.toString(), file.toString()));
        return program;
    }

    /** What a command that succeeds prints. */
    static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (process.waitFor() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue() + ": " + output);
        }
        return output.lines().toList();
    }
}
