// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.losses;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every call of a tight loop is there, and what is lost is counted. */
class CountsIT {
    private static final int CALLS = 2_000_000;

    @TempDir
    Path directory;

    private Path program = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "getppid.c");
    }

    private Etrace.Result trace(int calls, String... options) throws IOException, InterruptedException {
        String[] words = java.util.Arrays.copyOf(options, options.length + 3);
        words[options.length] = "--";
        words[options.length + 1] = program.toString();
        words[options.length + 2] = Integer.toString(calls);
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    private static long count(Path file) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("SysGetppid")).count();
        }
    }

    private static void assertNothingLost(Etrace.Result result) {
        assertThat(result.err())
                .containsPattern("SysGetppid \\| +" + CALLS + " \\| +0 \\|")
                .contains("Total lost: 0");
    }

    @Test
    void rawKeepsAllAndDecodesToAll() throws IOException, InterruptedException {
        Path raw = directory.resolve("trace.raw");
        assertNothingLost(trace(CALLS, "--raw", "-o", raw.toString()));
        assertThat(Files.size(raw)).as("bytes per event").isLessThan(72L * CALLS);
        Path text = directory.resolve("decoded.txt");
        Etrace.Result replay = Etrace.run("--input", raw.toString(), "-o", text.toString());
        assertThat(replay.status()).as(replay.err()).isZero();
        assertNothingLost(replay);
        assertThat(count(text)).isEqualTo(CALLS);
    }

    @Test
    void jsonKeepsAll() throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        assertNothingLost(trace(CALLS, "--json", "--json-context=ref", "-o", json.toString()));
        assertThat(count(json)).isEqualTo(CALLS);
    }

    @Test
    void textKeepsAll() throws IOException, InterruptedException {
        Path text = directory.resolve("trace.txt");
        assertNothingLost(trace(CALLS, "-o", text.toString()));
        assertThat(count(text)).isEqualTo(CALLS);
    }

    @Test
    void statisticsAloneCountAll() throws IOException, InterruptedException {
        Etrace.Result result = trace(CALLS, "--stats-only");
        assertThat(result.err())
                .containsPattern("SysGetppid \\| +" + CALLS + " \\|")
                .doesNotContain("Sent");
    }

    /** A quarter of the ring holds 256 calls; the last time it is woken to end. */
    @Test
    void theReaderIsWokenBeforeTheRingIsFull() throws IOException, InterruptedException {
        Path waits = directory.resolve("waits.txt");
        Etrace.Result result = Etrace.run(List.of(
                "-s",
                "epoll_wait",
                "-o",
                waits.toString(),
                "--",
                Etrace.LAUNCHER.toString(),
                "--raw",
                "-o",
                "/dev/null",
                "--buffer-size",
                "64K",
                "--",
                program.toString(),
                "100000"));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Files.readAllLines(waits))
                .filteredOn(line -> line.startsWith("etrace-drainer(") && line.endsWith(" = 1"))
                .hasSizeGreaterThan(10);
    }

    @Test
    void lossIsCountedToTheLastEventAndLocated() throws IOException, InterruptedException {
        int calls = 300_000;
        Path text = directory.resolve("lossy.txt");
        Etrace.Result result = trace(calls, "--buffer-size", "4K", "-o", text.toString());
        var row = java.util.regex.Pattern.compile("SysGetppid \\| +(\\d+) \\| +(\\d+) \\|")
                .matcher(result.err());
        assertThat(row.find()).as(result.err()).isTrue();
        long sent = Long.parseLong(row.group(1));
        long lost = Long.parseLong(row.group(2));
        assertThat(lost).isPositive();
        assertThat(sent + lost).isEqualTo(calls);
        try (var lines = Files.lines(text)) {
            assertThat(lines.filter(line -> line.contains("| SysGetppid"))).hasSize((int) sent);
        }
        assertThat(Files.readString(text))
                .containsPattern("records? of CPU \\d+ lost between .*; ring full: .*SysGetppid");
        assertThat(result.err()).contains("Lost because: ring full ");
    }

    @Test
    void filteredCallsAreCountedAndNotShown() throws IOException, InterruptedException {
        Path text = directory.resolve("failed.txt");
        Etrace.Result result = trace(1000, "--failed", "-o", text.toString());
        assertThat(result.err()).containsPattern("SysGetppid \\| +1000 \\| +0 \\| +0 \\| +1000 \\|");
        assertThat(count(text)).isZero();
    }
}
