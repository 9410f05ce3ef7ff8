// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * What ETrace promises, as ratios within one run. The Go program of the same name, which it replaces, is not run: on this
 * hardware it was measured once at 36 (counting) and 190 times (recording) what bpftrace's count by id adds to getppid.
 */
final class Budgets {
    private static final int GO_COUNTING = 36;
    private static final int GO_RECORDING = 190;

    private final Summary summary;
    private final Table table = new Table("what ETrace promises", "measured", "promised", "kept");

    Budgets(Summary summary) {
        this.summary = summary;
    }

    List<String> lines() {
        atMost("getppid", "etrace-stats", 3, "empty");
        atMost("getppid", "etrace-stats", 2, "bpftrace-count");
        atMost("getppid", "etrace-stats", 0.5, "bpftrace-histogram");
        atMost("getppid", "etrace-raw", 5, "empty");
        atMost("write-64", "etrace-raw", 7, "empty");
        atMost("read-64", "etrace-raw", 7, "empty");
        atMost("bystander", "etrace-stats", 1.3, "empty");
        atMost("getppid", "etrace-stats", GO_COUNTING / 20.0, "bpftrace-count");
        atMost("getppid", "etrace-raw", GO_RECORDING / 50.0, "bpftrace-count");
        atMost("read-64", "etrace-raw", 1 / 100.0, "strace");
        atMost("read-64", "etrace-raw", 1 / 50.0, "perf-trace");
        return table.lines();
    }

    private void atMost(String workload, String tracer, double limit, String other) {
        double ratio = added(workload, tracer) / added(workload, other);
        if (!Double.isNaN(ratio)) {
            table.add(
                    workload + ": " + tracer + " / " + other,
                    figure(ratio),
                    "<= " + figure(limit),
                    ratio <= limit ? "yes" : "NO");
        }
    }

    private static String figure(double ratio) {
        return ratio < 0.1 ? String.format(java.util.Locale.ROOT, "%.4f", ratio) : Table.figure(ratio);
    }

    private double added(String workload, String tracer) {
        List<Workload> found = new ArrayList<>(Workload.ALL);
        found.removeIf(candidate -> !candidate.name().equals(workload));
        return summary.added(found.getFirst(), tracer);
    }
}
