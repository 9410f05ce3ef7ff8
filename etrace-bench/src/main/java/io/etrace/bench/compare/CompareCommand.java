// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code etrace-bench/compare}: ETrace beside other tracers. */
final class CompareCommand {
    private final Places places;
    private final CompareOptions options;

    CompareCommand(Places places, CompareOptions options) {
        this.places = places;
        this.options = options;
    }

    void run() {
        long begin = System.nanoTime();
        Runner runner = new Runner(places);
        Summary summary = new Comparison(runner, options).run();
        System.err.println();
        List<String> lines = new ArrayList<>(Machine.lines());
        lines.addAll(SummaryTables.lines(summary));
        lines.addAll(new Budgets(summary).lines());
        if (options.all()) {
            lines.add("");
            lines.addAll(new LossTest(runner).lines(options.quick()));
        }
        if (options.all() && !options.quick()) {
            lines.add("");
            lines.addAll(new IdleTest(runner, places).lines());
        }
        lines.add("");
        lines.add("All of it took " + (System.nanoTime() - begin) / 1_000_000_000 + " s.");
        lines.forEach(System.out::println);
        save(summary, lines);
    }

    private void save(Summary summary, List<String> lines) {
        Path csv = places.file("compare.csv");
        Path chart = places.file("compare.svg");
        SummaryTables.writeCsv(summary, csv);
        Pages.write(chart, chart(summary).lines());
        System.err.println("every run: " + csv + ", chart: " + chart);
        if (options.writeDocs()) {
            Path docs = places.root().resolve("docs");
            Pages.replace(docs.resolve("performance.md"), "compare", lines);
            Pages.write(docs.resolve("performance.svg"), chart(summary).lines());
        }
    }

    private static BarChart chart(Summary summary) {
        List<Summary.Row> rows = summary.workloads().stream()
                .filter(workload -> List.of("getppid", "read-64").contains(workload.name()))
                .flatMap(workload -> summary.rows(workload).stream())
                .filter(row -> row.tracer().kind() != Tracer.Kind.NONE)
                .toList();
        double most = rows.stream().mapToDouble(Summary.Row::added).max().orElse(1);
        BarChart chart = new BarChart("nanoseconds that a traced call takes longer (logarithmic)", most);
        String group = "";
        for (Summary.Row row : rows) {
            if (!row.workload().name().equals(group)) {
                group = row.workload().name();
                chart.group(group);
            }
            chart.bar(row.tracer().name(), row.added(), row.tracer().name().startsWith("etrace"));
        }
        return chart;
    }
}
