// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyscallNumbersIT {
    private static final Pattern ENTRY = Pattern.compile("sys_enter_(\\w+): __syscall_nr=0x[0-9a-f]+ \\((\\d+)\\)");

    /** Longer than the list of syscalls of any kernel so far. */
    private static final String LAST_NUMBER = "511";

    @ParameterizedTest
    @CsvSource({
        "X86_64, read, 0",
        "X86_64, newfstat, 5",
        "X86_64, newuname, 63",
        "X86_64, umount, 166",
        "X86_64, file_setattr, 469",
        "I386, newfstat, 108",
        "I386, newuname, 122",
        "ARM64, newuname, 160",
        "ARM64, newfstat, 80",
        "ARM64, sendfile64, 71",
        "ARM64, read, 63",
        "ARM64, umount, 39"
    })
    void findsNumbersByTracefsName(Abi abi, String name, int number) {
        assertThat(SyscallNumbers.of(abi).ofTracefs(name)).hasValue(number);
    }

    @Test
    void knowsNoUnistdNameAsTracefsName() {
        assertThat(SyscallNumbers.of(Abi.X86_64).ofTracefs("fstat")).isEmpty();
    }

    @Test
    void whatTheKernelTellsWins() {
        SyscallNumbers numbers = SyscallNumbers.of(Abi.X86_64).with(Map.of("newfstat", 1000, "brand_new", 0));

        assertThat(numbers.ofTracefs("newfstat")).hasValue(1000);
        assertThat(numbers.ofTracefs("brand_new")).hasValue(0);
        assertThat(numbers.ofTracefs("read")).as("number 0 is taken").isEmpty();
        assertThat(numbers.ofTracefs("write")).hasValue(1);
        assertThat(numbers.entries()).contains(new SyscallNumbers.Entry(1000, "fstat", "newfstat"));
    }

    /** Every 64-bit number is called once, in a process of its own; tracefs records what the kernel calls it. */
    @Test
    void agreesWithTheRunningKernel(@TempDir Path directory) throws IOException, InterruptedException {
        Path tracefs = Kernel.tracefs();
        Map<String, Integer> seen = numbersSeen(tracefs, Kernel.compile("every_number.c", directory));
        SyscallNumbers numbers = SyscallNumbers.of(Abi.ofThisMachine());

        Map<String, OptionalInt> ours = new TreeMap<>();
        seen.keySet().forEach(name -> ours.put(name, numbers.ofTracefs(name)));
        Map<String, OptionalInt> theirs = new TreeMap<>();
        seen.forEach((name, number) -> theirs.put(name, OptionalInt.of(number)));
        assertThat(ours).isEqualTo(theirs);
        assertThat(seen.keySet())
                .containsAll(Kernel.formats().stream().map(SyscallFormat::name).toList());
    }

    private static Map<String, Integer> numbersSeen(Path tracefs, Path program)
            throws IOException, InterruptedException {
        Path instance = Files.createDirectory(tracefs.resolve(
                "instances/etrace-test-" + ProcessHandle.current().pid()));
        try {
            assertThat(instance.resolve("options/fields"))
                    .as("tracefs before Linux 6.4 shows no numbers")
                    .exists();
            Files.writeString(instance.resolve("buffer_size_kb"), "4096");
            Files.writeString(instance.resolve("options/fields"), "1");
            Files.writeString(instance.resolve("options/event-fork"), "1");
            String start = "echo $$ > " + instance + "/set_event_pid && echo 1 > " + instance
                    + "/events/syscalls/enable && exec " + program + " " + LAST_NUMBER;
            Kernel.run("sh", "-c", start);
            Files.writeString(instance.resolve("events/syscalls/enable"), "0");
            return parse(instance.resolve("trace"));
        } finally {
            Kernel.run("rmdir", instance.toString());
        }
    }

    private static Map<String, Integer> parse(Path trace) throws IOException {
        Map<String, Integer> seen = new TreeMap<>();
        try (Stream<String> lines = Files.lines(trace)) {
            lines.map(ENTRY::matcher)
                    .filter(Matcher::find)
                    .forEach(entry -> seen.put(entry.group(1), Integer.parseInt(entry.group(2))));
        }
        return seen;
    }
}
