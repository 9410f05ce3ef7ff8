// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Several captures read as one: recordings of one host, and the pieces of a recording. */
class ReplaySeveralIT {
    @TempDir
    private static Path directory;

    private static Replayed script = Replayed.NONE;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        script = Replayed.record(directory);
    }

    @Test
    void severalRecordingsOfOneHostAreReadAsOne() throws IOException, InterruptedException {
        Path second = directory.resolve("second.etrace");
        Path third = directory.resolve("third.etrace");
        try (RunningEtrace longer = RunningEtrace.start("--raw", "-o", second.toString(), "--", "sleep", "3")) {
            Etrace.run("--raw", "-o", third.toString(), "--", "ls", "-l", "/");
            assertThat(longer.end().status()).isZero();
        }
        List<JsonNode> all = new ArrayList<>(script.events());
        all.addAll(Replayed.replay(second));
        all.addAll(Replayed.replay(third));
        all.sort(Comparator.comparing(Replayed::time));
        Etrace.Result together = Etrace.run(
                "--input", third.toString(), second.toString(), script.file().toString(), "--json", "-o", "-");
        assertThat(together.status()).as(together.err()).isZero();
        assertThat(Replayed.json(together).stream().map(Replayed::time)).isSorted();
        assertThat(timeless(Replayed.json(together))).containsExactlyInAnyOrderElementsOf(timeless(all));
        assertThat(together.err())
                .contains(
                        "Total events: " + all.stream().filter(Replayed::isCall).count());
    }

    /** Each recording has read the time of day for itself; together they have that of the first. */
    private static List<JsonNode> timeless(List<JsonNode> events) {
        return events.stream()
                .map(event -> ((ObjectNode) event.deepCopy()).without("timestamp"))
                .map(JsonNode.class::cast)
                .toList();
    }

    @Test
    void thePiecesOfARecordingAreReadAsOne() throws IOException, InterruptedException {
        int calls = 100_000;
        Path loop = Etrace.compile(directory, "getppid.c");
        Path base = directory.resolve("pieces");
        Etrace.Result recorded = Etrace.run(
                "--raw", "--rotate", "1M", "-o", base.toString(), "--", loop.toString(), Integer.toString(calls));
        assertThat(recorded.status()).as(recorded.err()).isZero();
        List<String> words = new ArrayList<>(List.of("--input"));
        List<String> files = LoopRecorder.pieces(base);
        words.addAll(files);
        words.add("--stdout");
        assertThat(words).hasSizeGreaterThan(5);
        Etrace.Result together = Etrace.run(words);
        assertThat(together.status()).as(together.err()).isZero();
        assertThat(together.outLines().stream().filter(line -> line.contains("SysGetppid()")))
                .hasSize(calls);
        assertThat(together.outLines().getFirst()).contains("SysExecve");
        assertThat(together.outLines().getLast()).contains("+++ exited with 0 +++");
        assertThat(together.err())
                .containsPattern("SysGetppid \\| +" + calls + " \\| +0 \\|")
                .contains("Total lost: 0")
                .doesNotContain("missing");
        assertMissingPiecesAreTold(files);
    }

    /** The third and fourth in the middle, and the first, which --keep may have removed. */
    private static void assertMissingPiecesAreTold(List<String> files) throws IOException, InterruptedException {
        List<String> some = new ArrayList<>(files.subList(4, files.size()));
        some.addFirst(files.get(1));
        for (String reading : List.of("--input", "info")) {
            List<String> words = new ArrayList<>(some);
            words.addFirst(reading);
            Etrace.Result rest = Etrace.run(words);
            assertThat(rest.status()).as(rest.err()).isZero();
            assertThat(rest.errLines().stream().filter(line -> line.contains("missing")))
                    .singleElement()
                    .asString()
                    .contains("pieces 3 to 4 of the recording")
                    .contains("events between " + some.get(0) + " and " + some.get(1));
        }
    }

    @Test
    void contextsOfSeveralRecordingsHaveDifferentIds() throws IOException, InterruptedException {
        String file = script.file().toString();
        Etrace.Result twice = Etrace.run("--input", file, file, "--json", "--json-context=ref", "-o", "-");
        List<Long> ids = Replayed.json(twice).stream()
                .filter(event -> event.get("kind").asString().equals("context"))
                .map(event -> event.get("id").asLong())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(Replayed.json(twice).stream().filter(Replayed::isCall))
                .allSatisfy(event ->
                        assertThat(ids).contains(event.get("exit_context").asLong()));
    }
}
