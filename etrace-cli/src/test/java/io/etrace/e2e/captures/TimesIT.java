// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From when on a capture is, and what is said when nothing of it is in the times that are asked for. */
class TimesIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    private String capture = "";

    @BeforeEach
    void name() {
        Etrace.needsRoot();
        capture = directory.resolve("t.raw").toString();
    }

    @Test
    void timesOutsideOfTheCaptureAreSaid() throws IOException, InterruptedException {
        Etrace.run("--raw", "-o", capture, "--", "sleep", "0.2");
        Path cut = Files.copy(Path.of(capture), directory.resolve("cut.raw"));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 64));
        for (String file : List.of(capture, cut.toString())) {
            assertThat(Etrace.run("--input", file, "--stdout", "--from", "+1h").err())
                    .containsPattern("nothing is shown: --from is after the end, 20\\d\\d-");
            assertThat(Etrace.run("--input", file, "--stdout", "--to", "2000-01-01T00:00:00Z")
                            .err())
                    .containsPattern("nothing is shown: --to is before the first event, 20\\d\\d-");
            assertThat(Etrace.run("--input", file, "--from", "+0s", "--to", "+1h")
                            .err())
                    .doesNotContain("nothing is shown");
        }
        assertThat(Etrace.run("--input", capture, capture, "--from", "+1h").err())
                .containsOnlyOnce("nothing is shown");
    }

    /** Another etrace sees when the programs are attached and when the command begins. */
    @Test
    void aCaptureBeginsWhenTracingDoes() throws IOException, InterruptedException {
        Path seen = directory.resolve("seen.json");
        Etrace.run(
                "--json",
                "--json-context=ref",
                "-o",
                seen.toString(),
                "-s",
                "bpf,execve",
                "--",
                Etrace.launcher(),
                "--raw",
                "-o",
                capture,
                "--",
                "/bin/true");
        List<JsonNode> calls = Files.readAllLines(seen).stream()
                .map(JSON::readTree)
                .filter(event -> event.path("kind").asString("").equals("syscall"))
                .toList();
        Instant command = last(calls, "/bin/true", Instant.MAX);
        Instant attached = last(calls, "BPF_LINK_CREATE", command);
        assertThat(began()).isBetween(attached, command);
    }

    private static Instant last(List<JsonNode> calls, String words, Instant before) {
        return calls.stream()
                .filter(call -> call.toString().contains(words))
                .map(call -> Instant.parse(call.get("timestamp").asString()))
                .filter(time -> time.isBefore(before))
                .max(Instant::compareTo)
                .orElseThrow(() -> new AssertionError("no call with " + words));
    }

    private Instant began() throws IOException, InterruptedException {
        return Etrace.run("info", capture).outLines().stream()
                .filter(line -> line.contains("  began "))
                .map(line -> Instant.parse(line.replaceFirst(" +began +", "")))
                .findFirst()
                .orElseThrow();
    }
}
