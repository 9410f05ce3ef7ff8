// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code etrace-bench/headroom}: loads ETrace's programs on this kernel in several ways and tells how much the verifier had
 * to look at. Of the other architecture, whose programs this kernel cannot verify, the sizes are told.
 */
final class HeadroomCommand {
    private static final long LIMIT = 1_000_000; // BPF_COMPLEXITY_LIMIT_INSNS, include/linux/bpf_verifier.h
    private static final long ALLOWED = LIMIT * 60 / 100;

    private final Places places;
    private final Runner runner;
    private boolean failed;

    HeadroomCommand(Places places) {
        this.places = places;
        this.runner = new Runner(places);
    }

    /** @return whether all programs were loaded and have room */
    boolean run() {
        System.out.println("Instructions that the verifier looked at, of " + Table.count(LIMIT) + "; more than "
                + Table.count(ALLOWED) + " is a failure.");
        Table table = new Table("loaded with", "kernel", "program", "most", "% of the limit", "all programs");
        Path old = KernelWithoutLoop.write(places.newFile("btf"));
        for (VerifierConfigs config : VerifierConfigs.ALL) {
            add(table, config, "this", List.of());
            add(table, config, "without bpf_loop", List.of("env", "ETRACE_JAVA_OPTS=-Detrace.btf=" + old));
            add(table, config, "as for 7.0", List.of("env", "ETRACE_JAVA_OPTS=-Dos.version=7.0"));
        }
        table.lines().forEach(System.out::println);
        System.out.println();
        sizes().lines().forEach(System.out::println);
        return !failed;
    }

    private void add(Table table, VerifierConfigs config, String kernel, List<String> before) {
        Map<String, Long> verified = new TreeMap<>();
        try {
            verified.putAll(
                    runner.whileTracing(config.tracer(), before, process -> Verified.of(places, process.pid())));
        } catch (IllegalStateException e) {
            failed = true;
            table.add(config.name(), kernel, "DOES NOT LOAD", "-", "-", "-");
            System.out.println(config.name() + ", " + kernel + ": " + e.getMessage());
            return;
        }
        var largest = verified.entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow();
        failed |= largest.getValue() > ALLOWED;
        table.add(
                config.name(),
                kernel,
                largest.getKey(),
                Table.count(largest.getValue()),
                Table.figure(100.0 * largest.getValue() / LIMIT),
                Table.count(verified.values().stream().mapToLong(n -> n).sum()));
        verified.forEach(
                (program, n) -> System.out.printf("  %-24s %-18s %-16s %,9d%n", config.name(), kernel, program, n));
    }

    private Table sizes() {
        Table table = new Table("instructions in the object", "x86-64", "arm64");
        Map<String, Long> x86 = ProgramSizes.of(places, "x86_64");
        Map<String, Long> arm = ProgramSizes.of(places, "arm64");
        x86.forEach((name, size) -> table.add(name, Table.count(size), Table.count(arm.getOrDefault(name, -1L))));
        return table;
    }
}
