// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Runs one workload under one tracer. */
final class Runner {
    private static final int MOST_SECONDS = 300;

    private final Places places;

    Runner(Places places) {
        this.places = places;
    }

    /** @param extent options of the workload program that say how long it runs: {@code -t MS} or {@code -n ITERATIONS} */
    Measurement run(int round, Workload workload, Tracer tracer, List<String> extent) {
        Path result = places.newFile("result.json");
        Path output = places.newFile("output");
        List<String> own =
                words(workload.bystander() ? places.bystander() : places.workload(), extent, result, workload);
        Usage usage = Usage.NONE;
        switch (tracer.kind()) {
            case NONE -> finish(start(own));
            case EMPTY -> {
                try (EmptyPrograms _ = new EmptyPrograms()) {
                    finish(start(own));
                }
            }
            case COMMAND ->
                usage = workload.bystander() ? beside(tracer, own) : measure(tracer.command(places, own, output));
        }
        EventCount.Counts events = tracer.events().of(written(output), existing(output));
        return new Measurement(round, workload, tracer, Sample.read(result), events, usage, length(output));
    }

    private static List<String> words(Path program, List<String> extent, Path result, Workload workload) {
        List<String> words = new ArrayList<>(List.of(program.toString(), "-o", result.toString()));
        words.addAll(extent);
        words.addAll(workload.words());
        return words;
    }

    /** Runs a command and tells what it used. */
    Usage measure(List<String> command) {
        Path usage = places.newFile("usage");
        List<String> words = new ArrayList<>(Usage.measuring(usage));
        words.addAll(command);
        finish(start(words));
        return Usage.read(usage);
    }

    /** The workload is not traced; another program is, which makes a call each millisecond. */
    private Usage beside(Tracer tracer, List<String> bystander) {
        return whileTracing(tracer, List.of(), _ -> {
            finish(start(bystander, places.file("bystander.printed")));
            return Usage.NONE;
        });
    }

    /**
     * Asks something while a program is traced that makes a call each millisecond.
     *
     * @param before words in front of the tracer's own
     */
    <T> T whileTracing(Tracer tracer, List<String> before, Function<Process, T> question) {
        Path started = places.newFile("started");
        List<String> paced =
                List.of(places.workload().toString(), "-t", MOST_SECONDS + "000", "-b", started.toString(), "pace");
        List<String> words = new ArrayList<>(before);
        words.addAll(tracer.command(places, paced, places.newFile("output")));
        Process process = start(words);
        long pid = Long.parseLong(
                await(started, "\n", process, places.file("printed")).trim());
        try {
            return question.apply(process);
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy);
            finish(process);
        }
    }

    /** Waits until a tracer, or what it traces, has written a text to a file; returns all that is there. */
    static String await(Path file, String text, Process tracer, Path printed) {
        try {
            while (!Files.exists(file) || !Files.readString(file).contains(text)) {
                if (tracer.waitFor(10, TimeUnit.MILLISECONDS)) {
                    throw new IllegalStateException("the tracer ended before its command began, and printed: "
                            + Files.readString(printed).strip());
                }
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    Process start(List<String> words) {
        return start(words, places.file("printed"));
    }

    static Process start(List<String> words, Path printed) {
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .redirectInput(Path.of("/dev/null").toFile());
            builder.environment().put("TERM", "dumb");
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void finish(Process process) {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("did not end within " + MOST_SECONDS + " s: " + process.info());
            }
            if (process.exitValue() != 0) {
                throw new IllegalStateException("exit status " + process.exitValue() + ", it printed: "
                        + Files.readString(places.file("printed")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }

    private List<Path> written(Path output) {
        Path printed = places.file("printed");
        return Files.exists(output) ? List.of(printed, output) : List.of(printed);
    }

    /** Where the tracer wrote no file, what it printed. */
    private Path existing(Path output) {
        return Files.exists(output) ? output : places.file("printed");
    }

    static long length(Path output) {
        try {
            return Files.exists(output) ? Files.size(output) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
