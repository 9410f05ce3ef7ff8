// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Options with which the programs are loaded: each leaves other code to the verifier.
 *
 * @param name what a reader calls them
 */
record VerifierConfigs(String name, List<String> options) {
    private static final String CGROUP =
            Files.exists(Path.of("/sys/fs/cgroup/cgroup.procs")) ? "/sys/fs/cgroup" : "/sys/fs/cgroup/cpu";

    static final List<VerifierConfigs> ALL = List.of(
            of("statistics", "--stats-only"),
            of("events", "--raw", "-o", "OUTPUT"),
            of("events, descriptors", "--raw", "-o", "OUTPUT", "-y"),
            of("events, inputs at exit", "--raw", "-o", "OUTPUT", "-y", "--witness"),
            of("long strings", "--raw", "-o", "OUTPUT", "--string-limit", "64K"),
            of(
                    "all filters",
                    "--raw",
                    "-o",
                    "OUTPUT",
                    "-y",
                    "-c",
                    "workload",
                    "-u",
                    "0",
                    "--cgroup",
                    CGROUP,
                    "--failed",
                    "--min-duration",
                    "1us",
                    "-s",
                    "getppid,openat,execve,clock_nanosleep"));

    private static VerifierConfigs of(String name, String... options) {
        return new VerifierConfigs(name, List.of(options));
    }

    Tracer tracer() {
        return Tracer.etrace(name, options.toArray(String[]::new));
    }
}
