// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.List;

/** How much CPU time a tracer needs whose command does nothing, once its own code is compiled. */
final class IdleTest {
    private static final int SETTLE_MILLIS = 20_000;
    private static final int WATCH_MILLIS = 10_000;
    private static final double LIMIT_PERCENT = 0.5;

    private final Runner runner;
    private final Places places;

    IdleTest(Runner runner, Places places) {
        this.runner = runner;
        this.places = places;
    }

    List<String> lines() {
        Table table = new Table("tracing a command that sleeps", "% of a CPU", "promised", "kept");
        for (String name : List.of("etrace-stats", "etrace-raw", "etrace-json")) {
            double percent = percent(Comparison.named(Tracer.ALL, Tracer::name, name));
            table.add(name, Table.figure(percent), "< " + LIMIT_PERCENT, percent < LIMIT_PERCENT ? "yes" : "NO");
        }
        return table.lines();
    }

    private double percent(Tracer tracer) {
        Process process = runner.start(tracer.command(places, List.of("sleep", "60"), places.newFile("output")));
        try {
            Thread.sleep(SETTLE_MILLIS);
            Usage before = Usage.of(process);
            Thread.sleep(WATCH_MILLIS);
            return 100 * 1000 * Usage.of(process).since(before).cpuSeconds() / WATCH_MILLIS;
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
