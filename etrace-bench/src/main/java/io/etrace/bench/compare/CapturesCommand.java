// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code etrace-bench/captures}: what it takes to record getppid and to decode it. Starting etrace and compiling its code do
 * not count: recording is measured once it is warm, decoding by the difference between a long and a short capture.
 */
final class CapturesCommand {
    private static final long WARM_UP = 40_000_000;
    private static final long CALLS = 24_000_000;
    private static final long FEW = 4_000_000;
    private static final long MORE = WARM_UP + CALLS - FEW;

    private final Places places;
    private final Runner runner;
    private final Table recording =
            new Table("recording getppid", "user ns/event", "promised", "system ns/event", "bytes/event", "promised");
    private final Table decoding = new Table(
            "decoding it to /dev/null",
            "events/s of CPU",
            "promised",
            "user ns/event",
            "system ns/event",
            "peak MB",
            "times as fast with all CPUs");

    CapturesCommand(Places places) {
        this.places = places;
        this.runner = new Runner(places);
    }

    void run(boolean writeDocs) {
        record("--compress", "-", 12, "--compress").delete();
        Capture few = Capture.record(runner, places, "few.etrace", 0, FEW, List.of());
        Capture many = record("as it is", "< 20", 72);
        decode(few, many, "text", 2_000_000);
        decode(few, many, "JSON, contexts by reference", 1_500_000, "--json", "--json-context", "ref");
        decode(few, many, "JSON, contexts in full", 400_000, "--json");
        few.delete();
        many.delete();
        List<String> lines = new ArrayList<>(recording.lines());
        lines.add("");
        lines.addAll(decoding.lines());
        lines.forEach(System.out::println);
        if (writeDocs) {
            Pages.replace(places.root().resolve("docs/performance.md"), "captures", lines);
        }
    }

    private Capture record(String name, String promised, int mostBytes, String... options) {
        System.err.println("recording: " + name);
        Capture capture = Capture.record(runner, places, "many.etrace", WARM_UP, CALLS, List.of(options));
        recording.add(
                name,
                nanos(capture.recording().userSeconds(), CALLS),
                promised,
                nanos(capture.recording().systemSeconds(), CALLS),
                Table.figure((double) capture.bytes() / capture.calls()),
                "<= " + mostBytes);
        return capture;
    }

    private void decode(Capture few, Capture many, String name, long leastPerSecond, String... options) {
        System.err.println("decoding: " + name);
        List<String> alone = List.of(options);
        List<String> together = new ArrayList<>(List.of("--threads", "0"));
        together.addAll(alone);
        Usage manyUsed = many.decode(runner, places, alone);
        Usage used = manyUsed.since(few.decode(runner, places, alone));
        Usage ofAll = many.decode(runner, places, together).since(few.decode(runner, places, together));
        decoding.add(
                name,
                Table.count(Math.round(MORE / used.cpuSeconds())),
                ">= " + Table.count(leastPerSecond),
                nanos(used.userSeconds(), MORE),
                nanos(used.systemSeconds(), MORE),
                Table.figure(manyUsed.peakKilobytes() / 1024.0),
                Table.figure(used.elapsedSeconds() / ofAll.elapsedSeconds()));
    }

    private static String nanos(double seconds, long events) {
        return Table.figure(seconds * 1e9 / events);
    }
}
