// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code etrace-bench/captures}: what it takes to record getppid and to decode it. Figures are the difference between a long
 * and a short capture, so that starting the tracer and compiling its code do not count.
 */
final class CapturesCommand {
    private static final long FEW = 4_000_000;
    private static final long MANY = 24_000_000;

    private final Places places;
    private final Runner runner;
    private final Table recording =
            new Table("recording getppid", "user ns/event", "promised", "system ns/event", "bytes/event", "promised");
    private final Table decoding = new Table(
            "decoding it to /dev/null", "events/s of CPU", "promised", "user ns/event", "system ns/event", "peak MB");

    CapturesCommand(Places places) {
        this.places = places;
        this.runner = new Runner(places);
    }

    void run(boolean writeDocs) {
        record("--compress", 12, "--compress").forEach(Capture::delete);
        List<Capture> plain = record("as it is", 72);
        decode(plain, "text", 2_000_000);
        decode(plain, "JSON, contexts by reference", 1_500_000, "--json", "--json-context", "ref");
        decode(plain, "JSON, contexts in full", 400_000, "--json");
        plain.forEach(Capture::delete);
        List<String> lines = new ArrayList<>(recording.lines());
        lines.add("");
        lines.addAll(decoding.lines());
        lines.forEach(System.out::println);
        if (writeDocs) {
            Pages.replace(places.root().resolve("docs/performance.md"), "captures", lines);
        }
    }

    /** Returns the short capture and the long one. */
    private List<Capture> record(String name, int mostBytes, String... options) {
        System.err.println("recording: " + name);
        Capture few = Capture.record(runner, places, "few.etrace", FEW, List.of(options));
        Capture many = Capture.record(runner, places, "many.etrace", MANY, List.of(options));
        recording.add(
                name,
                nanos(few.recording().userSeconds(), many.recording().userSeconds()),
                "< 20",
                nanos(few.recording().systemSeconds(), many.recording().systemSeconds()),
                Table.figure((double) (many.bytes() - few.bytes()) / (MANY - FEW)),
                "<= " + mostBytes);
        return List.of(few, many);
    }

    private void decode(List<Capture> captures, String name, long leastPerSecond, String... options) {
        System.err.println("decoding: " + name);
        Usage few = captures.getFirst().decode(runner, places, List.of(options));
        Usage many = captures.getLast().decode(runner, places, List.of(options));
        decoding.add(
                name,
                Table.count(Math.round((MANY - FEW) / (many.cpuSeconds() - few.cpuSeconds()))),
                ">= " + Table.count(leastPerSecond),
                nanos(few.userSeconds(), many.userSeconds()),
                nanos(few.systemSeconds(), many.systemSeconds()),
                Table.figure(many.peakKilobytes() / 1024.0));
    }

    private static String nanos(double fewSeconds, double manySeconds) {
        return Table.figure((manySeconds - fewSeconds) * 1e9 / (MANY - FEW));
    }
}
