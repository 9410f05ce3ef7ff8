// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A syscall whose line is deleted from the semantics table prints its parameters and structs all the same. The JVM is
 * given a folder with the shorter table, which it finds before the one in the jar.
 */
class UnlistedSyscallIT {
    private static final String TABLE = "/io/etrace/syscalls/syscalls.table";

    /** Nothing in what the test expects of these is known from their line alone. */
    private static final Map<String, String> DELETED = Map.of(
            "mkdir", "SysMkdir",
            "chdir", "SysChdir",
            "newfstatat", "SysNewfstatat",
            "statfs", "SysStatfs",
            "sysinfo", "SysSysinfo",
            "clock_nanosleep", "SysClockNanosleep",
            "clock_gettime", "SysClockGettime",
            "timerfd_settime", "SysTimerfdSettime");

    @Test
    void printTheirParametersAndStructs(@TempDir Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path program = Etrace.compile(directory, "calls.c");
        Path classes = directory.resolve("classes");
        deleteLines(Path.of(classes + TABLE), DELETED.keySet());
        String workplace = Files.createDirectory(directory.resolve("work")).toString();

        List<String> text = Etrace.run(
                        Map.of("ETRACE_AOT", "off", "ETRACE_JAVA_OPTS", "-Xbootclasspath/a:" + classes),
                        "--stdout",
                        "--",
                        "env",
                        "-C",
                        workplace,
                        program.toString())
                .outLines();

        assertThat(text)
                .as("the shorter table is in force: flags of a deleted line have no names")
                .anyMatch(line -> line.contains("SysOpenat(int dfd: -100, const char * filename: "));
        for (String expected : ExpectedLines.of("calls")) {
            String name = expected.substring(0, Math.max(0, expected.indexOf('(')));
            if (DELETED.containsValue(name)) {
                assertThat(text).as(expected).anyMatch(line -> ExpectedLines.matches(line, expected));
            }
        }
    }

    /** Also that of openat, by whose flags one sees it. */
    private static void deleteLines(Path table, Set<String> syscalls) throws IOException {
        try (InputStream shipped = UnlistedSyscallIT.class.getResourceAsStream(TABLE)) {
            String lines = new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
            List<String> kept = lines.lines()
                    .filter(line -> !line.startsWith("openat("))
                    .filter(line -> !syscalls.contains(line.split("[(\\[]", 2)[0]))
                    .toList();
            Files.createDirectories(table.getParent());
            Files.write(table, kept);
        }
    }
}
