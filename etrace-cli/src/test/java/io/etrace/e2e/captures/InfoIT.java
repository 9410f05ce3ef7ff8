// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code etrace info}, compared with what the machine and a reading of the capture say. */
class InfoIT {
    private static final String DATE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d+Z";

    @TempDir
    private static Path directory;

    private static Path capture;
    private static Instant before;
    private static Instant after;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        Etrace.needsRoot();
        capture = directory.resolve("some.etrace");
        before = Instant.now();
        Etrace.Result result = Etrace.run("--raw", "-o", capture.toString(), "--", "sh", "-c", "ls / | wc -l");
        after = Instant.now();
        assertThat(result.status()).as(result.err()).isZero();
    }

    private static String value(Etrace.Result info, String label) {
        return info.outLines().stream()
                .filter(line -> line.startsWith("  " + label + " "))
                .map(line -> line.substring(2 + label.length()).strip())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + label + " in " + info));
    }

    private static String machine(String file) throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel").resolve(file)).strip();
    }

    @Test
    void tellsWhereWhenAndHowMuch() throws IOException, InterruptedException {
        Etrace.Result info = Etrace.run("info", capture.toString());
        assertThat(info.status()).as(info.err()).isZero();
        assertThat(info.err()).isEmpty();
        assertThat(info.outLines().getFirst()).isEqualTo(capture.toString());
        assertThat(value(info, "format")).isEqualTo("version 1, complete");
        assertThat(value(info, "host")).isEqualTo(machine("hostname") + ", boot " + machine("random/boot_id"));
        assertThat(value(info, "kernel")).isEqualTo(machine("osrelease") + " " + machine("version"));
        assertThat(value(info, "machine")).contains("x86_64", "pages of 4096 bytes");
        assertThat(Instant.parse(value(info, "began"))).isBetween(before, after);
        assertThat(Instant.parse(value(info, "ended"))).isBetween(before, after);
        assertThat(Duration.between(Instant.parse(value(info, "began")), Instant.parse(value(info, "ended"))))
                .isPositive();
        assertThat(value(info, "duration")).matches("\\d\\S* ?m?s, records from " + DATE + " to " + DATE);
        assertThat(value(info, "asked for")).contains("command sh -c ls / | wc -l", "string_limit 1024");
        assertThat(value(info, "lost")).isEqualTo("0");
        assertThat(value(info, "processes")).isEqualTo("3");
        assertThat(value(info, "compression")).isEqualTo("none");
        Etrace.Result replay = Etrace.run("--input", capture.toString(), "--stdout");
        long calls = replay.outLines().stream()
                .filter(line -> line.contains("| Sys"))
                .count();
        assertThat(value(info, "calls")).isEqualTo(calls + " recorded of " + calls + " seen");
    }

    @Test
    void tellsHowFarItWasCompressed() throws IOException, InterruptedException {
        Path compressed = directory.resolve("compressed.etrace");
        Etrace.run("--raw", "--compress", "-o", compressed.toString(), "--", "ls", "-l", "/");
        assertThat(value(Etrace.run("info", compressed.toString()), "compression"))
                .matches("to \\d\\d?% of [0-9.]+[KM]");
    }

    @Test
    void tellsWhichPieceOfARecordingAFileIs() throws IOException, InterruptedException {
        Path base = directory.resolve("pieces");
        LoopRecorder.compile(directory).record(20_000, "--rotate", "500K", "-o", base.toString());
        assertThat(value(Etrace.run("info", base + ".000002"), "piece")).isEqualTo("2 of the recording");
        assertThat(Etrace.run("info", capture.toString()).out()).doesNotContain("piece");
    }

    @Test
    void tellsOfAPipeWhatAPipeTells() throws IOException, InterruptedException {
        Etrace.Result info = Etrace.program(List.of("bash", "-c", "../etrace info - <'" + capture + "'"));
        assertThat(info.outLines().getFirst()).isEqualTo("standard input");
        assertThat(value(info, "format")).isEqualTo("version 1, complete");
        assertThat(value(info, "records")).isEqualTo(value(Etrace.run("info", capture.toString()), "records"));
    }

    @Test
    void tellsWhatIsWrong() throws IOException, InterruptedException {
        byte[] bytes = Files.readAllBytes(capture);
        Path cut = Files.write(directory.resolve("cut"), Arrays.copyOf(bytes, bytes.length * 3 / 4));
        Etrace.Result info = Etrace.run("info", cut.toString(), "/etc/passwd", capture.toString());
        assertThat(info.status()).isEqualTo(1);
        assertThat(value(info, "format")).contains("damaged at byte");
        assertThat(info.out()).contains("version 1, complete");
        assertThat(info.err()).contains("cannot read /etc/passwd: it is not a capture of etrace");
    }

    @Test
    void isAProgramBehindTwoDashes() throws IOException, InterruptedException {
        Path program = Files.writeString(directory.resolve("info"), "#!/bin/sh\nexit 9\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Etrace.Result result = Etrace.program(
                List.of("env", "PATH=" + directory + ":" + System.getenv("PATH"), "../etrace", "--", "info"));
        assertThat(result.status()).as(result.err()).isEqualTo(9);
        assertThat(Etrace.run("info").err()).contains("info wants FILE...", "put -- before it");
        assertThat(Etrace.run("info", "--json", "f").status()).isEqualTo(2);
    }
}
