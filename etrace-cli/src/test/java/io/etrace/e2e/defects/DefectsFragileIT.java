// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.defects;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ETrace in Go fails at, and where it does harm, in the order in which its defects were written down: one method for each. */
class DefectsFragileIT {
    private static Defects defects = Defects.NONE;

    @TempDir
    Path directory;

    @BeforeAll
    static void trace(@TempDir Path build) throws IOException, InterruptedException {
        defects = Defects.trace(build);
    }

    @Test
    void controlBytesReachTheConsole() {
        String all = defects.output();
        assertThat(all.chars().filter(Character::isISOControl).distinct()).containsExactly((int) '\n');
        assertThat(all).doesNotContain("\ufffd", "\u202e");
        assertThat(defects.line("SysTruncate(")).contains("\"\\x1b]0;title\\x07\\nline\\xff\\xfe\\u202e\"");
    }

    @Test
    void oneEventSpansLines() {
        assertThat(defects.text()).allMatch(line -> line.matches("[^|]+\\(\\d+\\) \\| .*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void eventsThatWereSentAreNotWrittenAndNoStatisticsPrinted(String signal) throws IOException, InterruptedException {
        Path events = directory.resolve("text-" + signal);
        Path busy = Etrace.compile(directory, "getppid.c");
        Process loop = new ProcessBuilder(busy.toString(), "2000000000").start();
        try (RunningEtrace etrace = RunningEtrace.start("-p", Long.toString(loop.pid()), "-o", events.toString())) {
            etrace.awaitBytes(events, 0);
            etrace.signal(signal);
            Etrace.Result result = etrace.end();
            assertThat(result.status()).isZero();
            long written;
            try (Stream<String> lines = Files.lines(events)) {
                written = lines.filter(line -> line.contains("SysGetppid")).count();
            }
            assertThat(written).isPositive();
            assertThat(result.err()).containsPattern("SysGetppid \\| +" + written + " \\|");
        } finally {
            loop.destroyForcibly();
        }
    }

    @Test
    void aMissingInputExitsWithZeroAndLeavesAnEmptyFile() throws IOException, InterruptedException {
        String missing = directory.resolve("missing").toString();
        Etrace.Result result = Etrace.run(
                "--stdout", "-s", "openat", "--succeeded", "--", Etrace.launcher(), "--input", missing, "--json");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.outLines())
                .anyMatch(line -> line.contains("etrace.jar"))
                .noneMatch(line -> line.matches(".*/etrace-\\d+\\.json.*"));
    }

    @Test
    void aCutRawFileConvertsWithoutAWord() throws IOException, InterruptedException {
        Path raw = directory.resolve("cut.raw");
        Etrace.run("--raw", "-o", raw.toString(), "--", "ls", "-l", "/");
        byte[] bytes = Files.readAllBytes(raw);
        Files.write(raw, Arrays.copyOf(bytes, bytes.length - 100));
        Etrace.Result result = Etrace.run("--input", raw.toString(), "--stdout");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("damaged at byte").contains("bytes from there on are not read");
    }

    @Test
    void itCannotStartWithoutKprobes() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("-o", "/dev/null", "--", "bpftool", "prog", "show");
        List<String> programs = result.out()
                .lines()
                .filter(line -> line.matches(".* name (syscall_|task_|signal_).*"))
                .map(line -> line.replaceFirst("^\\d+: ", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toList());
        assertThat(programs).hasSizeGreaterThan(4).allMatch(line -> line.startsWith("tracing "));
    }

    @Test
    void itsBtfReaderRefusesEnum64() throws IOException, InterruptedException {
        String types = Etrace.program(List.of("bpftool", "btf", "dump", "file", "/sys/kernel/btf/vmlinux"))
                .out();
        assertThat(types).contains("] ENUM64 ");
        assertThat(Etrace.run("--", "true").status()).isZero();
    }
}
