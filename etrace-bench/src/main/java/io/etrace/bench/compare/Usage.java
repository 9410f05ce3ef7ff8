// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a command used, with all the children that it waited for, as GNU time tells it.
 *
 * @param userSeconds of CPU time in its own code
 * @param systemSeconds of CPU time in the kernel
 * @param elapsedSeconds from its start to its end; 0 when it has not ended
 * @param peakKilobytes the largest resident set
 */
record Usage(double userSeconds, double systemSeconds, double elapsedSeconds, long peakKilobytes) {
    private static final double TICK = 0.01; // USER_HZ

    static final Usage NONE = new Usage(0, 0, 0, 0);

    double cpuSeconds() {
        return userSeconds + systemSeconds;
    }

    /** Of a process so far, by its ticks (proc_pid_stat(5)). */
    static Usage of(Process process) {
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return new Usage(Long.parseLong(words[11]) * TICK, Long.parseLong(words[12]) * TICK, 0, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the time that {@code less} took. */
    Usage since(Usage less) {
        return new Usage(
                userSeconds - less.userSeconds,
                systemSeconds - less.systemSeconds,
                elapsedSeconds - less.elapsedSeconds,
                peakKilobytes);
    }

    static List<String> measuring(Path file) {
        return List.of("/usr/bin/time", "-q", "-o", file.toString(), "-f", "%U %S %e %M");
    }

    static Usage read(Path file) {
        try {
            String[] words = Files.readString(file).trim().split(" ");
            return new Usage(
                    Double.parseDouble(words[0]),
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Long.parseLong(words[3]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
