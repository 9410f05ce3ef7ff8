// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Rounds of all chosen workloads, each under all chosen tracers in turn. */
final class Comparison {
    private static final List<String> ONCE = List.of("-n", "1");

    private final Runner runner;
    private final CompareOptions options;
    private final Map<String, Double> startUp = new HashMap<>();
    private final List<Measurement> measurements = new ArrayList<>();

    Comparison(Runner runner, CompareOptions options) {
        this.runner = runner;
        this.options = options;
    }

    static <T> T named(List<T> all, Function<T, String> name, String wanted) {
        return all.stream()
                .filter(candidate -> name.apply(candidate).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no '" + wanted + "'; known: "
                        + String.join(", ", all.stream().map(name).toList())));
    }

    Summary run() {
        Workload nothing = Workload.ALL.getFirst();
        for (Tracer tracer : options.tracers()) {
            startUp.put(
                    tracer.name(),
                    Math.max(0, runner.run(0, nothing, tracer, ONCE).tracerCpu(0)));
        }
        for (int round = 0; round < options.rounds(); round++) {
            for (Workload workload : options.workloads()) {
                run(round, workload);
            }
        }
        return new Summary(measurements, startUp);
    }

    private void run(int round, Workload workload) {
        System.err.print("\rround " + (round + 1) + " of " + options.rounds() + ": " + workload.name() + "        ");
        for (Tracer tracer : options.tracers()) {
            measurements.add(runner.run(round, workload, tracer, options.extent()));
        }
    }
}
