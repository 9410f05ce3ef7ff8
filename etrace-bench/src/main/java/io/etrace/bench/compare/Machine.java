// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What was measured on, and with which versions. */
final class Machine {
    private Machine() {}

    static List<String> lines() {
        Table table = new Table("machine", "");
        table.add("date", LocalDate.now().toString());
        table.add("CPUs", Runtime.getRuntime().availableProcessors() + " x " + cpuModel());
        table.add("hypervisor", said("systemd-detect-virt"));
        table.add("kernel", said("uname", "-sr"));
        table.add("Java", Runtime.version().toString());
        table.add("bpftrace", said("bpftrace", "--version"));
        table.add("perf", said("perf", "--version"));
        table.add("strace", said("strace", "-V"));
        table.add("sysdig", said("sysdig", "-n", "1"));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        return lines;
    }

    private static String cpuModel() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** The first line that a command prints. */
    private static String said(String... words) {
        try {
            Process process =
                    new ProcessBuilder(words).redirectErrorStream(true).start();
            try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
                String line = reader.readLine();
                return line == null ? "said nothing" : line.trim();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            return "not installed";
        }
    }
}
