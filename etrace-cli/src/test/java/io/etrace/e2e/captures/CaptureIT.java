// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures by the real command: compressed, in pieces, through pipes. */
class CaptureIT {
    @TempDir
    Path directory;

    private LoopRecorder loop = LoopRecorder.NONE;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        loop = LoopRecorder.compile(directory);
    }

    @Test
    void aCompressedEventTakesTwelveBytesAtMost() throws IOException, InterruptedException {
        int calls = 500_000;
        loop.record(calls, "--compress", "-o", loop.file("t.raw"));
        assertThat(Files.size(directory.resolve("t.raw"))).isLessThan(12L * calls);
        assertThat(LoopRecorder.calls(LoopRecorder.decode(loop.file("t.raw")))).isEqualTo(calls);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--compress"})
    void oneGoesThroughPipes(String compress) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.program(List.of(
                "sh",
                "-c",
                "../etrace --raw --no-stats " + compress + " -o - -- " + loop.program() + " 20000 | "
                        + "../etrace --input - --no-stats --stdout"));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(LoopRecorder.calls(result)).isEqualTo(20_000);
    }

    @Test
    void piecesHoldEveryCallOnceAndOpenOnTheirOwn() throws IOException, InterruptedException {
        loop.record(200_000, "--rotate", "4M", "-o", loop.file("t.raw"));
        List<String> pieces = LoopRecorder.pieces(directory.resolve("t.raw"));
        assertThat(pieces).hasSizeBetween(3, 6).first().isEqualTo(loop.file("t.raw.000001"));
        long found = 0;
        for (String piece : pieces) {
            Etrace.Result decoded = LoopRecorder.decode(piece);
            found += LoopRecorder.calls(decoded);
            assertThat(decoded.outLines().stream().filter(line -> line.contains("SysGetppid")))
                    .allMatch(line -> line.startsWith("getppid("));
        }
        assertThat(found).isEqualTo(200_000);
    }

    @Test
    void piecesByTimeAndOnlyTheLastOnes() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(
                "--raw",
                "--no-stats",
                "--rotate",
                "200ms",
                "--keep",
                "2",
                "-o",
                loop.file("t.raw"),
                "--",
                "sleep",
                "1.5");
        assertThat(result.status()).as(result.err()).isZero();
        List<String> pieces = LoopRecorder.pieces(directory.resolve("t.raw"));
        assertThat(pieces).hasSize(2);
        assertThat(pieces.getFirst()).isGreaterThan(loop.file("t.raw.000003"));
        assertThat(LoopRecorder.decode(pieces.getLast()).out()).contains("SysExitGroup");
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
