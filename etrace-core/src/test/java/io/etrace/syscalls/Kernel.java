// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The running kernel, for tests that compare with it. */
final class Kernel {
    private Kernel() {}

    /** The root of tracefs, mounted where it usually is if it is nowhere. */
    static Path tracefs() throws IOException, InterruptedException {
        requireRoot();
        if (Tracefs.locate().isEmpty()) {
            run("mount", "-t", "tracefs", "nodev", Tracefs.USUAL_PLACE.toString());
        }
        return Tracefs.require();
    }

    static void requireRoot() {
        assertThat(Path.of("/proc/1/environ")).as("reading tracefs takes root").isReadable();
    }

    static List<SyscallFormat> formats() throws IOException, InterruptedException {
        SyscallFormats formats = SyscallFormats.read(tracefs());
        assertThat(formats.problems()).isEmpty();
        return formats.formats();
    }

    /** Runs a command that has to succeed and returns what it prints. */
    static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor())
                .as("exit of %s: %s", List.of(command), output)
                .isZero();
        return output;
    }

    /** Compiles a C program of the test resources into {@code directory}. */
    static Path compile(String source, Path directory, String... options) throws IOException, InterruptedException {
        Path text = directory.resolve(source);
        try (var in = Kernel.class.getResourceAsStream(source)) {
            Files.write(text, in.readAllBytes());
        }
        Path program = directory.resolve(source.replace(".c", ""));
        List<String> command = new ArrayList<>(List.of("gcc", "-O1", "-o", program.toString(), text.toString()));
        command.addAll(List.of(options));
        run(command.toArray(String[]::new));
        return program;
    }
}
