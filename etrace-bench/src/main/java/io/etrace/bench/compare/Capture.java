// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture of many calls of getppid, and what it took to record it.
 *
 * @param calls how many
 * @param bytes of the file
 * @param recording what the tracer used, without the program that it traced
 */
record Capture(Path file, long calls, long bytes, Usage recording) {
    private static final Workload GETPPID = Workload.of("getppid", 1, "getppid");

    /** @param options how it is recorded, besides {@code --raw} */
    static Capture record(Runner runner, Places places, String name, long calls, List<String> options) {
        Path file = places.newFile(name);
        Path used = places.newFile("usage");
        List<String> words = new ArrayList<>(Usage.measuring(used));
        words.addAll(List.of(
                places.etrace().toString(),
                "--raw",
                "-o",
                file.toString(),
                "--comm",
                "workload",
                "--syscall",
                "getppid"));
        words.addAll(options);
        Path printed = places.newFile("recorder.printed");
        Process tracer = Runner.start(words, printed);
        Runner.await(printed, "Tracing started", tracer, printed);
        runner.run(0, GETPPID, Tracer.ALL.getFirst(), List.of("-n", Long.toString(calls)));
        tracer.children().forEach(ProcessHandle::destroy);
        runner.finish(tracer);
        return new Capture(file, calls, length(file), Usage.read(used));
    }

    private static long length(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it takes to decode it. */
    Usage decode(Runner runner, Places places, List<String> options) {
        Path used = places.newFile("usage");
        List<String> words = new ArrayList<>(Usage.measuring(used));
        words.addAll(List.of(places.etrace().toString(), "--input", file.toString(), "-o", "/dev/null", "--no-stats"));
        words.addAll(options);
        runner.finish(runner.start(words));
        return Usage.read(used);
    }

    void delete() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
