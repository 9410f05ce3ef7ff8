// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures by the real command: compressed, in pieces, from memory, through pipes. */
class CaptureIT {
    @TempDir
    Path directory;

    private Path program = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "getppid.c");
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    private static Etrace.Result shell(String script) throws IOException, InterruptedException {
        return Etrace.program(List.of("sh", "-c", script));
    }

    private static long calls(Etrace.Result decoded) {
        return decoded.outLines().stream()
                .filter(line -> line.contains("SysGetppid"))
                .count();
    }

    private static Etrace.Result decode(String capture) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--no-stats", "--stdout", "--input", capture);
        assertThat(result.status()).as(result.err()).isZero();
        return result;
    }

    private void record(int calls, String... options) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of("--raw", "--no-stats"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", program.toString(), Integer.toString(calls)));
        Etrace.Result result = Etrace.run(words.toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
    }

    private List<String> pieces(String base) throws IOException {
        try (var files = Files.list(directory)) {
            return files.map(Path::toString)
                    .filter(name -> name.startsWith(file(base) + "."))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aCompressedEventTakesTwelveBytesAtMost() throws IOException, InterruptedException {
        int calls = 500_000;
        record(calls, "--compress", "-o", file("t.raw"));
        assertThat(Files.size(directory.resolve("t.raw"))).isLessThan(12L * calls);
        assertThat(calls(decode(file("t.raw")))).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--compress"})
    void oneGoesThroughPipes(String compress) throws IOException, InterruptedException {
        String etrace = Etrace.launcher();
        Etrace.Result result = shell(etrace + " --raw --no-stats " + compress + " -o - -- " + program + " 20000 | "
                + etrace + " --input - --no-stats --stdout");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(calls(result)).isEqualTo(20_000);
    }

    @Test
    void piecesHoldEveryCallOnceAndOpenOnTheirOwn() throws IOException, InterruptedException {
        record(200_000, "--rotate", "4M", "-o", file("t.raw"));
        List<String> pieces = pieces("t.raw");
        assertThat(pieces).hasSizeBetween(3, 6).first().isEqualTo(file("t.raw.000001"));
        long found = 0;
        for (String piece : pieces) {
            Etrace.Result decoded = decode(piece);
            found += calls(decoded);
            assertThat(decoded.outLines().stream().filter(line -> line.contains("SysGetppid")))
                    .allMatch(line -> line.startsWith("getppid("));
        }
        assertThat(found).isEqualTo(200_000);
    }

    @Test
    void piecesByTimeAndOnlyTheLastOnes() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(
                "--raw", "--no-stats", "--rotate", "200ms", "--keep", "2", "-o", file("t.raw"), "--", "sleep", "1.5");
        assertThat(result.status()).as(result.err()).isZero();
        List<String> pieces = pieces("t.raw");
        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst()).isGreaterThan(file("t.raw.000003"));
        assertThat(decode(pieces.getLast()).out()).contains("SysExitGroup");
    }

    @Test
    void aFlightRecorderWritesTheEndOfWhatItSaw() throws IOException, InterruptedException {
        record(300_000, "--ring", "2M", "--trigger", "exit:0", "-o", file("t.raw"));
        assertThat(pieces("t.raw")).containsExactly(file("t.raw.000001"));
        Etrace.Result decoded = decode(file("t.raw.000001"));
        assertThat(calls(decoded)).isBetween(10_000L, (2L << 20) / 64);
        assertThat(decoded.out())
                .contains("SysExitGroup")
                .contains("+++ exited with 0 +++")
                .doesNotContain("SysExecve");
    }

    @Test
    void aFlightRecorderThatNothingTriggersWritesNothing() throws IOException, InterruptedException {
        record(1000, "--ring", "2M", "--trigger", "failed:fsync,killed,exit:3", "-o", file("t.raw"));
        assertThat(pieces("t.raw")).isEmpty();
    }

    @Test
    void aFailingCallTriggersAFlightRecorder() throws IOException, InterruptedException {
        Etrace.run(
                "--raw", "--ring", "1M", "--trigger", "failed:openat", "-o", file("t.raw"), "--", "cat", file("none"));
        assertThat(decode(file("t.raw.000001")).out())
                .contains(file("none") + ", ")
                .contains("ENOENT");
    }

    @Test
    void aSignalTriggersAFlightRecorder() throws IOException, InterruptedException {
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(
                        Etrace.launcher(), "--raw", "--ring", "1M", "-o", file("t.raw"), "--", "sleep", "60")
                .redirectError(err.toFile())
                .start();
        await(() -> Files.readString(err).contains("Tracing started"));
        await(() -> process.children()
                .anyMatch(child -> child.info().command().orElse("").endsWith("/sleep")));
        shell("sleep 1; kill -USR1 " + process.pid());
        await(() -> Files.readString(err).contains("t.raw.000001"));
        process.children().forEach(ProcessHandle::destroy);
        assertThat(process.waitFor()).isEqualTo(128 + 15);
        assertThat(decode(file("t.raw.000001")).out()).contains("SysExecve").doesNotContain("killed by");
    }

    /** Something that becomes true. */
    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        for (int i = 0; i < 600 && !condition.holds(); i++) {
            Thread.sleep(100);
        }
        assertThat(condition.holds()).isTrue();
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() throws IOException, InterruptedException {
        assertWrong("--compress is of use with --raw only", "--compress", "--", "true");
        assertWrong("--keep is of use with --rotate or --ring only", "--raw", "--keep", "3", "--", "true");
        assertWrong("several files", "--raw", "-o", "-", "--rotate", "1M", "--", "true");
        assertWrong("--rotate and --ring exclude each other", "--raw", "--rotate", "1M", "--ring", "1M", "--", "true");
        assertWrong("unknown syscall opne", "--raw", "--ring", "1M", "--trigger", "call:opne", "--", "true");
        assertWrong("--trigger wants", "--raw", "--ring", "1M", "--trigger", "sometimes", "--", "true");
    }

    private static void assertWrong(String words, String... options) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(options);
        assertThat(result.status()).as(result.err()).isEqualTo(2);
        assertThat(result.err()).contains(words);
    }
}
