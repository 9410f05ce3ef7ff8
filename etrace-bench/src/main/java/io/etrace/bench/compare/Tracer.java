// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way to trace a command.
 *
 * @param name as users choose it
 * @param kind how it is started
 * @param words its command line, in which {@code COMMAND} stands for the words of the traced command, {@code LINE} for the
 *     same as one word, {@code OUTPUT} for a new file, and {@code ETRACE} for the command of this checkout
 * @param events finds how many events it saw in what it prints; {@link EventCount#LINES} takes the lines of the output
 */
record Tracer(String name, Kind kind, List<String> words, EventCount events) {
    enum Kind {
        /** No tracer. */
        NONE,
        /** The empty programs, attached by us. */
        EMPTY,
        COMMAND
    }

    private static final EventCount ETRACE = EventCount.sum("Total events: (\\d+)", "Total lost: (\\d+)");
    private static final String ENTER = "tracepoint:raw_syscalls:sys_enter /comm == \"workload\"/ ";
    private static final String EXIT = " tracepoint:raw_syscalls:sys_exit /@start[tid]/ ";

    static final List<Tracer> ALL = List.of(
            new Tracer("untraced", Kind.NONE, List.of(), EventCount.NONE),
            new Tracer("empty", Kind.EMPTY, List.of(), EventCount.NONE),
            etrace("etrace-stats", "--stats-only"),
            etrace("etrace-raw", "--raw", "-o", "OUTPUT"),
            etrace("etrace-json", "--json", "--json-context", "ref", "-o", "OUTPUT"),
            etrace("etrace-stdout", "-o", "OUTPUT"),
            bpftrace(
                    "bpftrace-count", ENTER + "{ @[args->id] = count(); }", EventCount.sum("^@\\[\\d+\\]: (\\d+)", "")),
            bpftrace(
                    "bpftrace-histogram",
                    ENTER + "{ @start[tid] = nsecs; }" + EXIT
                            + "{ @[args->id] = hist(nsecs - @start[tid]); delete(@start[tid]); }",
                    EventCount.sum("^[\\[(].*[)\\]] +(\\d+) \\|", "")),
            bpftrace(
                    "bpftrace-print",
                    ENTER + "{ printf(\"%d %d\\n\", tid, args->id); }",
                    EventCount.lines("Lost (\\d+) events")),
            of("perf-trace", EventCount.lines("LOST (\\d+) events"), "perf", "trace", "-o", "OUTPUT", "--", "COMMAND"),
            of(
                    "perf-trace-s",
                    EventCount.sum("^ +\\w+ +(\\d+) +\\d+ +[\\d.]+ ", "LOST (\\d+) events"),
                    "perf",
                    "trace",
                    "-s",
                    "-o",
                    "OUTPUT",
                    "--",
                    "COMMAND"),
            of("strace", EventCount.NONE, "strace", "-f", "-o", "/dev/null", "COMMAND"),
            of(
                    "strace-c",
                    EventCount.sum("^100\\.00 +[\\d.]+ +\\d+ +(\\d+) ", ""),
                    "strace",
                    "-f",
                    "-c",
                    "-o",
                    "OUTPUT",
                    "COMMAND"));

    private static Tracer of(String name, EventCount events, String... words) {
        return new Tracer(name, Kind.COMMAND, List.of(words), events);
    }

    static Tracer etrace(String name, String... options) {
        return new Tracer(
                name,
                Kind.COMMAND,
                Stream.of(Stream.of("ETRACE"), Stream.of(options), Stream.of("--", "COMMAND"))
                        .flatMap(words -> words)
                        .toList(),
                ETRACE);
    }

    private static Tracer bpftrace(String name, String program, EventCount events) {
        return of(name, events, "bpftrace", "-o", "OUTPUT", "-c", "LINE", "-e", program);
    }

    List<String> command(Places places, List<String> traced, Path output) {
        return words.stream()
                .flatMap(word -> switch (word) {
                    case "COMMAND" -> traced.stream();
                    case "LINE" -> Stream.of(String.join(" ", traced));
                    case "OUTPUT" -> Stream.of(output.toString());
                    case "ETRACE" -> Stream.of(places.etrace().toString());
                    default -> Stream.of(word);
                })
                .toList();
    }

    boolean writesEvents() {
        return words.contains("OUTPUT")
                && !name.endsWith("count")
                && !name.endsWith("histogram")
                && !name.endsWith("-s")
                && !name.endsWith("-c");
    }

    /** Its program is found where the shell finds it. */
    String program() {
        return words.isEmpty() ? "" : words.getFirst();
    }
}
