// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The real command while it runs. Closing it kills it. */
final class RunningEtrace implements AutoCloseable {
    private static final int MOST_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private RunningEtrace(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it and waits until it says that it traces. */
    static RunningEtrace start(String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Etrace.LAUNCHER.toString()));
        words.addAll(List.of(options));
        Path out = Files.createTempFile("etrace-test", ".out");
        Path err = Files.createTempFile("etrace-test", ".err");
        Process process = new ProcessBuilder(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        RunningEtrace etrace = new RunningEtrace(process, out, err);
        etrace.awaitThat(() -> etrace.err().contains("Tracing started") || !process.isAlive(), "tracing");
        if (!process.isAlive()) {
            throw new AssertionError("it does not trace: " + etrace.err());
        }
        return etrace;
    }

    /** Waits until something is written to a file. */
    void awaitFile(Path file) throws InterruptedException {
        awaitThat(() -> file.toFile().length() > 0, "something in " + file);
    }

    /** Waits until a line with these words is in a file. */
    void awaitLine(Path file, String words) throws InterruptedException {
        awaitThat(() -> text(file).contains(words), words + " in " + file);
    }

    private void awaitThat(BooleanSupplier condition, String what) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + what + " within " + MOST_SECONDS + " s: " + err());
            }
            Thread.sleep(20);
        }
    }

    void signal(String name) throws IOException, InterruptedException {
        Etrace.program(List.of("kill", "-" + name, Long.toString(process.pid())));
    }

    /** Waits for its end; returns its exit status. */
    int await() throws InterruptedException {
        awaitThat(() -> !process.isAlive(), "end");
        return process.exitValue();
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
