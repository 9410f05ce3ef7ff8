// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A comparison as tables for people and as CSV for programs. */
final class SummaryTables {
    private static final String CSV_TITLES =
            "workload,tracer,round,iterations,calls,median_ns,mean_ns,seen,lost,cpu_seconds,peak_kb,output_bytes";

    private SummaryTables() {}

    static List<String> lines(Summary summary) {
        List<String> lines = new ArrayList<>();
        for (Workload workload : summary.workloads()) {
            lines.add("### " + title(workload));
            lines.add("");
            lines.addAll(table(summary.rows(workload)).lines());
            lines.add("");
        }
        return lines;
    }

    private static String title(Workload workload) {
        if (workload.bystander()) {
            return "untraced: getppid of a process that is not traced, while another one is; per call";
        }
        return workload.name() + (workload.callsPerIteration() > 0 ? ", per call" : ", per run of the program");
    }

    private static Table table(List<Summary.Row> rows) {
        Table table = new Table(
                "tracer",
                "ns",
                "added ns",
                "least",
                "most",
                "x empty",
                "added, mean",
                "seen %",
                "lost",
                "CPU ns/event",
                "peak MB",
                "bytes/event");
        for (Summary.Row row : rows) {
            table.add(
                    row.tracer().name(),
                    Table.figure(row.time()),
                    Table.figure(row.added()),
                    Table.figure(row.least()),
                    Table.figure(row.most()),
                    Table.figure(row.timesEmpty()),
                    Table.figure(row.addedMean()),
                    Table.figure(row.seen()),
                    Table.count(row.lost()),
                    Table.figure(row.cpuPerEvent()),
                    Table.figure(row.megabytes()),
                    Table.figure(row.bytesPerEvent()));
        }
        return table;
    }

    /** Every run, a line each. */
    static void writeCsv(Summary summary, Path file) {
        List<String> lines = new ArrayList<>(List.of(CSV_TITLES));
        summary.measurements().forEach(run -> lines.add(csv(run)));
        Pages.write(file, lines);
    }

    private static String csv(Measurement run) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%d,%d,%d,%.2f,%.2f,%d,%d,%.2f,%d,%d",
                run.workload().name(),
                run.tracer().name(),
                run.round(),
                run.sample().iterations(),
                run.sample().calls(),
                run.sample().typical(),
                run.sample().mean(),
                run.events().seen(),
                run.events().lost(),
                run.usage().cpuSeconds(),
                run.usage().peakKilobytes(),
                run.outputBytes());
    }
}
