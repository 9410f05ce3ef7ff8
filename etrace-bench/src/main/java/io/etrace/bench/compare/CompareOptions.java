// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * What the command line says.
 *
 * @param millis of each run
 * @param quick shorter loss tests, no idle test
 * @param writeDocs whether docs/performance.md gets the result
 */
record CompareOptions(
        List<Workload> workloads, List<Tracer> tracers, int rounds, int millis, boolean quick, boolean writeDocs) {
    private static final int ROUNDS = 5;
    private static final int MILLIS = 300;
    private static final int QUICK_ROUNDS = 3;
    private static final int QUICK_MILLIS = 200;

    static Options options() {
        return new Options()
                .addOption(
                        "w",
                        "workload",
                        true,
                        "only these: " + names(Workload.ALL.stream().map(Workload::name)))
                .addOption(
                        "t",
                        "tracer",
                        true,
                        "only these, besides untraced and empty: "
                                + names(Tracer.ALL.stream().map(Tracer::name)))
                .addOption("r", "rounds", true, "how often all is run (default " + ROUNDS + ")")
                .addOption("m", "millis", true, "how long each run takes (default " + MILLIS + ")")
                .addOption("q", "quick", false, "few, short runs; no idle test")
                .addOption("d", "write-docs", false, "write the result into docs/performance.md")
                .addOption("h", "help", false, "print this help");
    }

    private static String names(Stream<String> names) {
        return String.join(", ", names.toList());
    }

    static CommandLine parse(Options options, String... words) {
        try {
            return new DefaultParser().parse(options, words);
        } catch (ParseException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    static CompareOptions of(CommandLine line) {
        boolean quick = line.hasOption("quick");
        return new CompareOptions(
                chosen(line, "workload")
                        .map(name -> Comparison.named(Workload.ALL, Workload::name, name))
                        .toList(),
                tracers(line),
                number(line, "rounds", quick ? QUICK_ROUNDS : ROUNDS),
                number(line, "millis", quick ? QUICK_MILLIS : MILLIS),
                quick,
                line.hasOption("write-docs"));
    }

    private static List<Tracer> tracers(CommandLine line) {
        return Stream.concat(Stream.of("untraced", "empty"), chosen(line, "tracer"))
                .distinct()
                .map(name -> Comparison.named(Tracer.ALL, Tracer::name, name))
                .toList();
    }

    private static Stream<String> chosen(CommandLine line, String option) {
        String all = names(
                option.equals("workload")
                        ? Workload.ALL.stream().map(Workload::name)
                        : Tracer.ALL.stream().map(Tracer::name));
        return Stream.of(line.getOptionValue(option, all).split(",")).map(String::trim);
    }

    static int number(CommandLine line, String option, int otherwise) {
        String value = line.getOptionValue(option, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + option + " needs a number, not '" + value + "'", e);
        }
    }

    List<String> extent() {
        return List.of("-t", Integer.toString(millis));
    }

    boolean all() {
        return workloads.equals(Workload.ALL) && tracers.equals(Tracer.ALL);
    }
}
