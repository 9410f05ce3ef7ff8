// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** {@code etrace-bench/growth}: how what ETrace costs grows. */
final class GrowthCommand {
    private final Places places;

    GrowthCommand(Places places) {
        this.places = places;
    }

    static List<String> names() {
        return List.of("tasks", "cpus", "payload", "rings", "syscalls", "comms", "processes");
    }

    void run(GrowthOptions options) {
        long begin = System.nanoTime();
        List<Curve> curves = new ArrayList<>();
        GrowthCurves growth = new GrowthCurves(new Runner(places), options.rounds(), options.millis());
        for (String name : options.curves()) {
            System.err.println("measuring: " + name);
            curves.add(measure(growth, name));
        }
        List<String> lines = new ArrayList<>(
                curves.stream().flatMap(curve -> curve.lines().stream()).toList());
        lines.add("All of it took " + (System.nanoTime() - begin) / 1_000_000_000 + " s.");
        lines.forEach(System.out::println);
        save(curves, lines, options.writeDocs());
    }

    private static Curve measure(GrowthCurves curves, String name) {
        return switch (name) {
            case "tasks" -> curves.tasks();
            case "cpus" -> curves.cpus();
            case "payload" -> curves.payload();
            case "rings" -> curves.rings();
            case "syscalls" -> curves.syscalls();
            case "comms" -> curves.comms();
            case "processes" -> curves.processes();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private void save(List<Curve> curves, List<String> lines, boolean writeDocs) {
        LineChart chart = new LineChart();
        curves.forEach(chart::add);
        Path csv = places.file("growth.csv");
        Pages.write(
                csv,
                Stream.concat(
                                Stream.of("curve,at,figure,value"),
                                curves.stream().flatMap(curve -> curve.csv().stream()))
                        .toList());
        Pages.write(places.file("growth.svg"), chart.lines());
        System.err.println("all figures: " + csv + ", chart: " + places.file("growth.svg"));
        if (writeDocs) {
            Path docs = places.root().resolve("docs");
            Pages.replace(docs.resolve("performance.md"), "growth", lines);
            Pages.write(docs.resolve("growth.svg"), chart.lines());
        }
    }
}
