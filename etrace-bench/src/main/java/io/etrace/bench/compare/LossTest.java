// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.List;

/** Are all events of millions of calls there, when they are made as fast as the machine can? Default buffers. */
final class LossTest {
    private static final Workload ALL_CPUS = Workload.of("getppid on all CPUs", 1, "-a", "getppid");

    private final Runner runner;
    private final int cpus = Runtime.getRuntime().availableProcessors();

    LossTest(Runner runner) {
        this.runner = runner;
    }

    List<String> lines(boolean quick) {
        long share = quick ? 10 : 1;
        Table table = new Table("getppid on " + cpus + " CPUs at once", "calls", "events", "lost", "missing", "kept");
        add(table, "etrace-raw", 20_000_000 / share);
        add(table, "etrace-json", 5_000_000 / share);
        add(table, "etrace-stdout", 5_000_000 / share);
        return table.lines();
    }

    private void add(Table table, String name, long calls) {
        Tracer tracer = Comparison.named(Tracer.ALL, Tracer::name, name);
        Measurement run = runner.run(
                0, ALL_CPUS, tracer, List.of("-j", Integer.toString(cpus), "-n", Long.toString(calls / cpus)));
        long missing = Math.max(0, run.sample().calls() - run.events().seen());
        table.add(
                name,
                Table.count(run.sample().calls()),
                Table.count(run.events().seen()),
                Table.count(run.events().lost()),
                Table.count(missing),
                missing == 0 && run.events().lost() == 0 ? "yes" : "NO");
    }
}
