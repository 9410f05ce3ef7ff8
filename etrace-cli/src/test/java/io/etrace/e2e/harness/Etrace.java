// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs the real command, and the programs that it is compared with. */
public final class Etrace {
    public static final Path LAUNCHER = Path.of("../etrace").toAbsolutePath().normalize();

    private Etrace() {}

    /** What a program did, with text as {@link #settled} leaves it. */
    public record Result(int status, String out, String err) {
        public Result {
            out = settled(out);
            err = settled(err);
        }

        public List<String> outLines() {
            return out.lines().toList();
        }

        public List<String> errLines() {
            return err.lines().toList();
        }
    }

    /** Text without the marks of what was read late: whether a page is resident when a call begins is chance. */
    public static String settled(String text) {
        return text.replace(" (late)", "");
    }

    public static void needsRoot() {
        assertThat("root".equals(System.getProperty("user.name")))
                .as("tracing needs root")
                .isTrue();
    }

    /** For processes that a test starts itself. */
    public static String launcher() {
        return LAUNCHER.toString();
    }

    public static Result run(String... options) throws IOException, InterruptedException {
        return run(Map.of(), options);
    }

    public static Result run(List<String> options) throws IOException, InterruptedException {
        return run(Map.of(), options.toArray(String[]::new));
    }

    public static Result run(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("env"));
        environment.forEach((name, value) -> words.add(name + "=" + value));
        words.add(LAUNCHER.toString());
        words.addAll(List.of(options));
        return program(words);
    }

    /** Whoever started the tests, as a shell its background jobs, may have them ignore signals. */
    public static ProcessBuilder process(List<String> words) {
        List<String> all = new ArrayList<>(List.of("env", "--default-signal"));
        all.addAll(words);
        return new ProcessBuilder(all);
    }

    public static Result program(List<String> words) throws IOException, InterruptedException {
        Path out = Files.createTempFile("etrace-test", ".out");
        Path err = Files.createTempFile("etrace-test", ".err");
        try {
            Process process = process(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            if (!process.waitFor(Await.MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(words + " did not end within " + Await.MOST_SECONDS + " s");
            }
            return new Result(process.exitValue(), text(out), text(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    public static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Compiles a C program of the test resources. */
    public static Path compile(Path directory, String resource, String... options)
            throws IOException, InterruptedException {
        Path source = Path.of("src/test/programs", resource);
        Path program = directory.resolve(resource.replace(".c", ""));
        List<String> words = new ArrayList<>(List.of("gcc", "-O1", "-w", "-o", program.toString(), source.toString()));
        words.addAll(List.of(options));
        Result result = program(words);
        if (result.status() != 0) {
            throw new IllegalStateException("gcc cannot compile " + resource + ": " + result.err());
        }
        return program;
    }
}
