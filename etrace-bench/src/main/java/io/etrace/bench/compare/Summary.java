// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * All runs of a comparison, and what follows from them. Figures are medians over the rounds; what a tracer adds is taken
 * against the untraced run of the same round.
 *
 * @param startUp seconds of CPU time that each tracer needs to start and stop, by its name
 */
record Summary(List<Measurement> measurements, Map<String, Double> startUp) {
    /**
     * A line of the table. Times are nanoseconds per call, or per iteration where {@link Workload#callsPerIteration} is 0;
     * what is not known is NaN.
     *
     * @param added to the untraced run
     * @param least of the rounds
     * @param most of the rounds
     * @param timesEmpty how many times what the empty programs add
     * @param addedMean the same as {@code added} from all time that passed instead of the median batch
     * @param seen events that the tracer saw of each hundred calls
     * @param lost events in all rounds; -1: the tracer does not say
     * @param cpuPerEvent nanoseconds of the tracer's own CPU time
     * @param megabytes peak resident set
     * @param bytesPerEvent of the tracer's output
     */
    record Row(
            Workload workload,
            Tracer tracer,
            double time,
            double added,
            double least,
            double most,
            double timesEmpty,
            double addedMean,
            double seen,
            long lost,
            double cpuPerEvent,
            double megabytes,
            double bytesPerEvent) {}

    List<Workload> workloads() {
        return measurements.stream().map(Measurement::workload).distinct().toList();
    }

    List<Row> rows(Workload workload) {
        List<Row> rows = new ArrayList<>();
        measurements.stream()
                .filter(m -> m.workload().equals(workload))
                .map(Measurement::tracer)
                .distinct()
                .forEach(tracer -> rows.add(row(workload, tracer)));
        return rows;
    }

    private Row row(Workload workload, Tracer tracer) {
        List<Measurement> runs = runs(workload, tracer.name());
        double[] added = added(workload, tracer.name(), Measurement::typical);
        return new Row(
                workload,
                tracer,
                median(runs, Measurement::typical),
                Medians.of(added),
                DoubleStream.of(added).min().orElse(Double.NaN),
                DoubleStream.of(added).max().orElse(Double.NaN),
                Medians.of(added) / added(workload, "empty"),
                Medians.of(added(workload, tracer.name(), Measurement::mean)),
                median(runs, Summary::seen),
                lost(runs),
                median(runs, m -> tracerCpu(m)),
                median(
                        runs,
                        m -> m.usage().peakKilobytes() == 0
                                ? Double.NaN
                                : m.usage().peakKilobytes() / 1024.0),
                median(
                        runs,
                        m -> tracer.writesEvents()
                                ? (double) m.outputBytes() / m.events().seen()
                                : Double.NaN));
    }

    /** The few calls with which the workload starts and ends are seen, too. */
    private static double seen(Measurement run) {
        if (run.sample().calls() == 0
                || run.events().seen() < 0
                || run.workload().bystander()) {
            return Double.NaN;
        }
        return Math.min(100, 100.0 * run.events().seen() / run.sample().calls());
    }

    private double tracerCpu(Measurement run) {
        if (run.usage() == Usage.NONE || run.sample().calls() == 0) {
            return Double.NaN;
        }
        double start = startUp.getOrDefault(run.tracer().name(), Double.NaN);
        return run.sample().calls() == 0
                ? Double.NaN
                : 1e9 * run.tracerCpu(start) / run.sample().calls();
    }

    private static long lost(List<Measurement> runs) {
        boolean told = runs.stream().allMatch(m -> m.events().lost() >= 0);
        return told ? runs.stream().mapToLong(m -> m.events().lost()).sum() : -1;
    }

    private List<Measurement> runs(Workload workload, String tracer) {
        return measurements.stream()
                .filter(m -> m.workload().equals(workload) && m.tracer().name().equals(tracer))
                .toList();
    }

    /** What the tracer adds to the untraced run, in nanoseconds per call: the median; NaN when one of them was not run. */
    double added(Workload workload, String tracer) {
        return Medians.of(added(workload, tracer, Measurement::typical));
    }

    private double[] added(Workload workload, String tracer, ToDoubleFunction<Measurement> figure) {
        return runs(workload, tracer).stream()
                .mapToDouble(run -> figure.applyAsDouble(run) - untraced(run, figure))
                .filter(Double::isFinite)
                .toArray();
    }

    private double untraced(Measurement run, ToDoubleFunction<Measurement> figure) {
        return runs(run.workload(), "untraced").stream()
                .filter(other -> other.round() == run.round())
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double median(List<Measurement> runs, ToDoubleFunction<Measurement> figure) {
        return Medians.of(runs.stream().mapToDouble(figure).toArray());
    }
}
