// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A capture of many calls of getppid, and what it took to record them.
 *
 * @param calls how many
 * @param bytes of the file
 * @param recording what the tracer used for the last of them, once its code was compiled
 */
record Capture(Path file, long calls, long bytes, Usage recording) {
    private static final Workload GETPPID = Workload.of("getppid", 1, "getppid");
    private static final int DRAINED_MILLIS = 500;

    /**
     * @param first calls that are recorded before what it takes is measured
     * @param last calls that it is measured with
     * @param options how it is recorded, besides {@code --raw}
     */
    static Capture record(Runner runner, Places places, String name, long first, long last, List<String> options) {
        Path file = places.newFile(name);
        Path printed = places.newFile("recorder.printed");
        List<String> words = new ArrayList<>(List.of(places.etrace().toString(), "--raw", "-o", file.toString()));
        words.addAll(List.of("--comm", "workload", "--syscall", "getppid"));
        words.addAll(options);
        Process tracer = Runner.start(words, printed);
        Runner.await(printed, "Tracing started", tracer, printed);
        Usage warm = call(runner, first, tracer);
        Usage used = call(runner, last, tracer).since(warm);
        tracer.destroy();
        runner.finish(tracer);
        return new Capture(file, first + last, Runner.length(file), used);
    }

    /** Returns what the tracer used by then. */
    private static Usage call(Runner runner, long calls, Process tracer) {
        runner.run(0, GETPPID, Tracer.ALL.getFirst(), List.of("-n", Long.toString(calls)));
        try {
            Thread.sleep(DRAINED_MILLIS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
        return Usage.of(tracer);
    }

    /** What it takes to decode it. */
    Usage decode(Runner runner, Places places, List<String> options) {
        List<String> words = new ArrayList<>(
                List.of(places.etrace().toString(), "--input", file.toString(), "-o", "/dev/null", "--no-stats"));
        words.addAll(options);
        return runner.measure(words);
    }

    void delete() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
