// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A capture read in part, by its times, and through a pipe, compared with a plain reading of the whole. */
class ReplayIT {
    @TempDir
    private static Path directory;

    private static Replayed script = Replayed.NONE;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        script = Replayed.record(directory);
    }

    @Test
    void aTimeMayBeADateOrAnOffset() throws IOException, InterruptedException {
        Instant from = Replayed.time(script.events().get(script.events().size() / 3));
        Instant to = Replayed.time(script.events().get(script.events().size() / 2));
        List<JsonNode> between = script.where(event ->
                !Replayed.time(event).isBefore(from) && !Replayed.time(event).isAfter(to));
        assertThat(script.replay("--from", from.toString(), "--to", to.toString()))
                .isEqualTo(between);
        assertThat(script.replay("--to", "+0s")).isEmpty();
        List<JsonNode> end = script.replay("--from", "+100ms");
        assertThat(end)
                .isEqualTo(script.events()
                        .subList(
                                script.events().size() - end.size(),
                                script.events().size()));
    }

    /** The index tells where to begin: damage in what is passed over is not met. */
    @Test
    void whatIsBeforeTheTimesIsNotRead() throws IOException, InterruptedException {
        Path loop = Etrace.compile(directory, "getppid.c");
        Path large = directory.resolve("large.etrace");
        Etrace.Result recorded = Etrace.run("--raw", "-o", large.toString(), "--", loop.toString(), "600000");
        assertThat(recorded.status()).as(recorded.err()).isZero();
        List<JsonNode> tail = lastCalls(large, "");
        String from = "--from " + tail.getFirst().get("timestamp").asString();
        assertThat(lastCalls(large, from)).isEqualTo(tail);
        try (FileChannel channel = FileChannel.open(large, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(64), channel.size() / 10);
        }
        assertThat(Etrace.run("--input", large.toString()).err()).contains("damaged at byte");
        assertThat(lastCalls(large, from)).isEqualTo(tail);
        assertThat(Etrace.run(("--input " + large + " -c getppid " + from).split(" "))
                        .err())
                .as("who was created before has to be known")
                .contains("damaged at byte");
    }

    private static List<JsonNode> lastCalls(Path file, String options) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.program(List.of(
                "bash",
                "-c",
                "set -o pipefail; ../etrace --input '" + file + "' --json --json-context=ref -o - --no-stats " + options
                        + " | grep '\"kind\":\"syscall\"' | tail -n 2000"));
        assertThat(result.status()).as(result.err()).isZero();
        return Replayed.json(result);
    }

    @Test
    void countingTheRecordsGivesTheStatisticsOfTheKernel() throws IOException, InterruptedException {
        Etrace.Result kernel = Etrace.run("--input", script.file().toString());
        Etrace.Result counted = Etrace.run("--input", script.file().toString(), "--from", "2000-01-01T00:00:00Z");
        assertThat(rows(counted)).hasSizeGreaterThan(20).isEqualTo(rows(kernel));
    }

    /** Name, calls, errors and times of each syscall. */
    private static List<String> rows(Etrace.Result result) {
        return result.errLines().stream()
                .filter(line -> line.contains(" | ") && line.contains("Sys") && !line.contains("Syscall Name"))
                .map(line -> line.replaceFirst(".*] +", "").replaceAll(" *\\| *", "|"))
                .map(line -> line.replaceFirst("^(\\w+\\|\\d+)\\|0\\|(.*\\|.*\\|.*\\|.*\\|.*)$", "$1|$2"))
                .toList();
    }

    @Test
    void aPipeIsReadAsAFile() throws IOException, InterruptedException {
        for (String input : List.of("cat '%s' | ../etrace --input -", "../etrace --input <(cat '%s')")) {
            Etrace.Result result = Etrace.program(List.of(
                    "bash",
                    "-c",
                    input.formatted(script.file()) + " --json -o - --no-stats --from 2000-01-01T00:00:00Z"));
            assertThat(Replayed.json(result)).as(result.err()).isEqualTo(script.events());
        }
    }
}
