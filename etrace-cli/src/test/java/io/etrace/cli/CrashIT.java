// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tracer that is killed, a disk that is full, a file that was cut: what was written before is read. */
class CrashIT {
    @TempDir
    Path directory;

    private Path program = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "getppid.c");
    }

    private static long calls(Etrace.Result decoded) {
        return decoded.outLines().stream()
                .filter(line -> line.contains("SysGetppid"))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--raw", "--compress"})
    void whatAKilledTracerWroteIsRead(String way) throws IOException, InterruptedException {
        Path capture = directory.resolve("t.raw");
        Process tracer = new ProcessBuilder(
                        Etrace.launcher(), "--raw", way, "-o", capture.toString(), "--", program.toString(), "50000000")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("err").toFile())
                .start();
        for (int i = 0; i < 600 && !(Files.exists(capture) && Files.size(capture) > 500_000); i++) {
            Thread.sleep(100);
        }
        List<ProcessHandle> command = tracer.children().toList();
        tracer.destroyForcibly();
        assertThat(tracer.waitFor()).isEqualTo(128 + 9);
        assertThat(command).hasSize(1).allMatch(ProcessHandle::destroyForcibly);
        Etrace.Result decoded = Etrace.run("--input", capture.toString(), "--stdout");
        assertThat(calls(decoded)).isGreaterThan(5000);
        assertThat(decoded.err()).containsPattern("has no end: the tracer was killed|damaged at byte \\d+: .* bytes");
    }

    @Test
    void aFullDiskKeepsWhatFitted() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(directory.resolve("disk"));
        assertThat(Etrace.program(List.of("mount", "-t", "tmpfs", "-o", "size=3m", "none", disk.toString()))
                        .status())
                .isZero();
        try {
            String capture = disk.resolve("t.raw").toString();
            Etrace.Result traced = Etrace.run("--raw", "-o", capture, "--", program.toString(), "200000");
            assertThat(traced.status()).as(traced.err()).isEqualTo(1);
            assertThat(traced.err()).contains("No space left on device").contains("written before can be read");
            Etrace.Result decoded = Etrace.run("--input", capture, "--stdout");
            assertThat(calls(decoded)).isBetween(10_000L, 60_000L);
            assertThat(decoded.err()).contains("has no end").doesNotContain("damaged");
        } finally {
            Etrace.program(List.of("umount", disk.toString()));
        }
    }

    @Test
    void aCutIsReportedWithTheSizeOfTheRest() throws IOException, InterruptedException {
        Path capture = directory.resolve("t.raw");
        Etrace.run("--raw", "-o", capture.toString(), "--", program.toString(), "1000");
        byte[] bytes = Files.readAllBytes(capture);
        Files.write(capture, Arrays.copyOf(bytes, bytes.length - 10));
        Etrace.Result decoded = Etrace.run("--input", capture.toString(), "--stdout");
        assertThat(decoded.status()).isEqualTo(1);
        assertThat(calls(decoded)).isEqualTo(1000);
        assertThat(decoded.err())
                .containsPattern("damaged at byte \\d+: the file ends within a block; the 54 bytes from");
    }
}
