// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.List;

/**
 * Something to trace.
 *
 * @param name as users choose it
 * @param callsPerIteration system calls; 0 when their number is not fixed
 * @param words arguments of the workload program
 * @param bystander whether it is another process that is traced, one that makes a call each millisecond
 */
record Workload(String name, int callsPerIteration, List<String> words, boolean bystander) {
    static final List<Workload> ALL = List.of(
            of("getppid", 1, "getppid"),
            of("read-64", 1, "-s", "64", "read"),
            of("read-4096", 1, "-s", "4096", "read"),
            of("write-64", 1, "-s", "64", "write"),
            of("write-4096", 1, "-s", "4096", "write"),
            of("openat", 3, "openat"),
            of("stat", 1, "stat"),
            of("futex", 4, "futex"),
            of("tcp", 4, "tcp"),
            of("exec", 0, "exec"),
            of("compile", 0, "compile"),
            new Workload("bystander", 1, List.of("getppid"), true));

    static Workload of(String name, int callsPerIteration, String... words) {
        return new Workload(name, callsPerIteration, List.of(words), false);
    }

    /** What figures are divided by: calls, or iterations where nobody knows how many calls they make. */
    int unit() {
        return Math.max(1, callsPerIteration);
    }
}
