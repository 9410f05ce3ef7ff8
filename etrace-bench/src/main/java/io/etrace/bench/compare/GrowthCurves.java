// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.File;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures how what ETrace adds to a call grows. Figures are medians of rounds, in nanoseconds per call. */
final class GrowthCurves {
    private static final Tracer UNTRACED = Tracer.ALL.getFirst();
    private static final int MODEL_CPUS = 64;

    private final Runner runner;
    private final int rounds;
    private final List<String> extent;

    GrowthCurves(Runner runner, int rounds, int millis) {
        this.runner = runner;
        this.rounds = rounds;
        this.extent = List.of("-t", Integer.toString(millis));
    }

    /** What each of the tracers adds, against an untraced run of the same round. */
    private Double[] added(Workload workload, Tracer... tracers) {
        double[][] added = new double[tracers.length][rounds];
        for (int round = 0; round < rounds; round++) {
            double untraced = runner.run(round, workload, UNTRACED, extent).typical();
            for (int i = 0; i < tracers.length; i++) {
                added[i][round] =
                        runner.run(round, workload, tracers[i], extent).typical() - untraced;
            }
        }
        return Stream.of(added).map(Medians::of).toArray(Double[]::new);
    }

    private static Tracer statistics(String... options) {
        return Tracer.etrace("statistics", with(options, "--stats-only"));
    }

    private static Tracer events(String... options) {
        return Tracer.etrace("events", with(options, "--raw", "-o", "OUTPUT"));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(options)).toArray(String[]::new);
    }

    Curve tasks() {
        Curve curve =
                new Curve("ns added per call, threads taking turns on one CPU", "threads", "statistics", "events");
        for (int tasks : new int[] {1, 10, 100, 1000, 10_000}) {
            Workload turns = Workload.of("turns", 2, "-j", Integer.toString(tasks), "turns");
            curve.add(tasks, added(turns, statistics(), events()));
        }
        return curve;
    }

    Curve payload() {
        Curve curve = new Curve("ns added per write, with all its data", "bytes", "events");
        for (int size : new int[] {0, 64, 512, 4096, 16_384, 65_536}) {
            Workload write = Workload.of("write", 1, "-s", Integer.toString(size), "write");
            curve.add(size, added(write, events("--string-limit", "64K")));
        }
        return curve;
    }

    Curve rings() {
        Curve curve = new Curve("ns added per getppid, by --buffer-size", "KiB", "events", "% lost");
        Workload getppid = Workload.ALL.getFirst();
        for (int size : new int[] {64, 256, 1024, 4096, 16_384, 65_536}) {
            Tracer tracer = events("--buffer-size", size + "K");
            Measurement run = runner.run(0, getppid, tracer, extent);
            double lost = 100.0 * run.events().lost() / run.sample().calls();
            curve.add(size, added(getppid, tracer)[0], lost);
        }
        return curve;
    }

    Curve syscalls() {
        Curve curve = new Curve(
                "ns added per getppid, with -s that names it among others", "syscalls", "statistics", "events");
        List<String> names = syscallNames();
        for (int count : new int[] {0, 1, 10, 100, names.size()}) {
            String[] filter = filter("-s", names.subList(0, count));
            curve.add(count, added(Workload.ALL.getFirst(), statistics(filter), events(filter)));
        }
        return curve;
    }

    /** All that this kernel has, the one that is called first. */
    private static List<String> syscallNames() {
        String prefix = "sys_enter_";
        String[] events = new File("/sys/kernel/tracing/events/syscalls").list((_, name) -> name.startsWith(prefix));
        if (events == null) {
            throw new IllegalStateException(
                    "/sys/kernel/tracing is not mounted: mount -t tracefs none /sys/kernel/tracing");
        }
        List<String> names = new ArrayList<>(List.of("getppid"));
        Stream.of(events)
                .map(event -> event.substring(prefix.length()))
                .filter(name -> !name.equals("getppid"))
                .sorted()
                .forEach(names::add);
        return names;
    }

    private static String[] filter(String option, List<String> values) {
        return values.isEmpty() ? new String[0] : new String[] {option, String.join(",", values)};
    }

    Curve comms() {
        Curve curve = new Curve(
                "ns added per getppid, with -c that names the program among others, or only others", "names",
                "named", "not named");
        for (int count : new int[] {1, 4, 16, 64}) {
            List<String> others =
                    IntStream.range(0, count).mapToObj(i -> "other-" + i).toList();
            List<String> named = new ArrayList<>(Collections.nCopies(1, "workload"));
            named.addAll(others.subList(1, count));
            curve.add(
                    count,
                    added(Workload.ALL.getFirst(), statistics(filter("-c", named)), statistics(filter("-c", others))));
        }
        return curve;
    }

    Curve processes() {
        Curve curve = new Curve("ns added per getppid of another process, with -p", "processes", "not named");
        Workload bystander = Workload.ALL.getLast();
        for (int count : new int[] {1, 10, 100, 1000}) {
            try (Sleepers sleepers = new Sleepers(count)) {
                String ids = sleepers.ids().stream().map(String::valueOf).collect(Collectors.joining(","));
                curve.add(count, added(bystander, statistics("-p", ids)));
            }
        }
        return curve;
    }

    Curve cpus() {
        int most = Runtime.getRuntime().availableProcessors();
        Curve curve = new Curve(
                "ns added per getppid, all CPUs at once; the last line is a model",
                "CPUs",
                "ETrace, events",
                "an event into a ring of each CPU",
                "an event into one ring for all");
        for (int cpus = 1; cpus <= most; cpus++) {
            curve.add(cpus, onCpus(cpus, events()), shared(cpus, most), shared(cpus, 1));
        }
        if (most > 1) {
            curve.add(
                    MODEL_CPUS, model(curve.points().getFirst(), curve.points().getLast()));
        }
        return curve;
    }

    /** CPUs with rings of their own share nothing; for one ring all of them wait in line. */
    private static Double[] model(Curve.Point one, Curve.Point all) {
        double step = (all.figures().get(2) - one.figures().get(2)) / (all.at() - one.at());
        return new Double[] {
            all.figures().get(0),
            all.figures().get(1),
            one.figures().get(2) + (MODEL_CPUS - one.at()) * Math.max(0, step)
        };
    }

    private double onCpus(int cpus, Tracer tracer) {
        double[] added = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            added[round] = cpus * (perCall(cpus, tracer) - perCall(cpus, UNTRACED));
        }
        return Medians.of(added);
    }

    private double perCall(int cpus, Tracer tracer) {
        Workload spread = Workload.of("getppid", 1, "-a", "-j", Integer.toString(cpus), "getppid");
        return runner.run(0, spread, tracer, extent).mean();
    }

    private double shared(int cpus, int rings) {
        double[] added = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            double untraced = perCall(cpus, UNTRACED);
            try (SharedRings _ = new SharedRings(rings)) {
                added[round] = cpus * (perCall(cpus, UNTRACED) - untraced);
            }
        }
        return Medians.of(added);
    }
}
