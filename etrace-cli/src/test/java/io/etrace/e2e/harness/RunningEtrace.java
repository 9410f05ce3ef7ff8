// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real command while it runs. Closing it kills it. */
public final class RunningEtrace implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private RunningEtrace(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts it and waits until it says that it traces. */
    public static RunningEtrace start(String... options) throws IOException, InterruptedException {
        return start(List.of(options));
    }

    public static RunningEtrace start(List<String> options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(Etrace.launcher()));
        words.addAll(options);
        Path out = Files.createTempFile("etrace-test", ".out");
        Path err = Files.createTempFile("etrace-test", ".err");
        Process process = Etrace.process(words)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        RunningEtrace etrace = new RunningEtrace(process, out, err);
        etrace.awaitMessage("Tracing started");
        return etrace;
    }

    /** Waits until it writes these words to its standard error. */
    public void awaitMessage(String words) throws IOException, InterruptedException {
        Await.that(words + " from " + this, () -> err().contains(words) || !process.isAlive());
        if (!err().contains(words)) {
            throw new AssertionError("it ended without " + words + ": " + err());
        }
    }

    /** Waits until a file has more than so many bytes. */
    public void awaitBytes(Path file, long bytes) throws IOException, InterruptedException {
        Await.that(bytes + " bytes in " + file, () -> file.toFile().length() > bytes);
    }

    /** Waits until a line with these words is in a file. */
    public void awaitLine(Path file, String words) throws IOException, InterruptedException {
        Await.that(words + " in " + file, () -> Files.readString(file).contains(words));
    }

    public void signal(String name) throws IOException, InterruptedException {
        Etrace.Result kill = Etrace.program(List.of("kill", "-" + name, Long.toString(process.pid())));
        assertThat(kill.status()).as(kill.err()).isZero();
    }

    /** Its command, which is the only child. */
    public ProcessHandle command() {
        return process.children().findFirst().orElseThrow();
    }

    /** Waits for its end. */
    public Etrace.Result end() throws IOException, InterruptedException {
        Await.that("end of " + this, () -> !process.isAlive());
        return new Etrace.Result(process.exitValue(), Etrace.text(out), err());
    }

    String err() throws IOException {
        return Etrace.text(err);
    }

    @Override
    public String toString() {
        return "etrace " + process.info().arguments().map(List::of).orElse(List.of());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(out);
        Files.delete(err);
    }
}
