// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracer that is killed, a file that was cut: what was written before is read. */
class CrashIT {
    @TempDir
    Path directory;

    private LoopRecorder loop = LoopRecorder.NONE;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        loop = LoopRecorder.compile(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--raw", "--compress"})
    void whatAKilledTracerWroteIsRead(String way) throws IOException, InterruptedException {
        Path capture = directory.resolve("t.raw");
        try (RunningEtrace etrace = RunningEtrace.start(
                "--raw", way, "-o", capture.toString(), "--", loop.program().toString(), "2000000000")) {
            etrace.awaitBytes(capture, 500_000);
            ProcessHandle command = etrace.command();
            etrace.signal("KILL");
            assertThat(etrace.end().status()).isEqualTo(128 + 9);
            assertThat(command.destroyForcibly()).isTrue();
        }
        Etrace.Result decoded = Etrace.run("--input", capture.toString(), "--stdout");
        assertThat(LoopRecorder.calls(decoded)).isGreaterThan(5000);
        assertThat(decoded.err()).containsPattern("has no end: the tracer was killed|damaged at byte \\d+: .* bytes");
    }

    @Test
    void aCutIsReportedWithTheSizeOfTheRest() throws IOException, InterruptedException {
        Path capture = directory.resolve("t.raw");
        loop.record(1000, "-o", capture.toString());
        byte[] bytes = Files.readAllBytes(capture);
        Files.write(capture, Arrays.copyOf(bytes, bytes.length - 10));
        Etrace.Result decoded = Etrace.run("--input", capture.toString(), "--stdout");
        assertThat(decoded.status()).isEqualTo(1);
        assertThat(LoopRecorder.calls(decoded)).isEqualTo(1000);
        assertThat(decoded.err())
                .containsPattern("damaged at byte \\d+: the file ends within a block; the 54 bytes from");
    }
}
