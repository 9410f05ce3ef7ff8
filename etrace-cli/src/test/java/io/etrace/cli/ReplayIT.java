// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Captures read with filters, in parts, together and through a pipe, compared with a plain reading of the whole. */
class ReplayIT {
    private static final String SCRIPT = """
            echo $$ >"$1/shell"
            cat /etc/hosts /nonexistent >/dev/null 2>&1
            sleep 0.1
            (cat /etc/hostname; (echo $BASHPID >"$1/orphan"; sleep 0.2; cat /etc/hosts) & ) >/dev/null
            setpriv --reuid=1 cat /etc/passwd >/dev/null
            sleep 0.3
            """;

    @TempDir
    private static Path directory;

    private static Path capture;
    private static List<JsonNode> events;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        Etrace.needsRoot();
        capture = directory.resolve("all.etrace");
        Etrace.Result result =
                Etrace.run("--raw", "-o", capture.toString(), "--", "bash", "-c", SCRIPT, "bash", directory.toString());
        assertThat(result.status()).as(result.err()).isZero();
        events = replay();
        assertThat(events).hasSizeGreaterThan(500);
    }

    private static List<JsonNode> replay(String... options) throws IOException, InterruptedException {
        return replay(capture, options);
    }

    private static List<JsonNode> replay(Path file, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--input", file.toString(), "--json", "-o", "-", "--no-stats"));
        words.addAll(List.of(options));
        Etrace.Result result = Etrace.run(words.toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
        return json(result);
    }

    private static List<JsonNode> json(Etrace.Result result) {
        JsonMapper mapper = new JsonMapper();
        return result.outLines().stream().map(mapper::readTree).toList();
    }

    private static List<JsonNode> where(Predicate<JsonNode> wanted) {
        return events.stream().filter(wanted).toList();
    }

    private static boolean isCall(JsonNode event) {
        return event.get("kind").asString().equals("syscall");
    }

    /** The context in which an event ended. */
    private static JsonNode context(JsonNode event) {
        return event.get(isCall(event) ? "exit_process_context" : "process_context");
    }

    private static int pid(String file) throws IOException {
        return Integer.parseInt(Files.readString(directory.resolve(file)).strip());
    }

    @Test
    void aNameChoosesTheProcessesThatHaveIt() throws IOException, InterruptedException {
        List<JsonNode> cats =
                where(event -> context(event).get("comm").asString().equals("cat"));
        assertThat(cats).hasSizeGreaterThan(100);
        assertThat(replay("-c", "cat", "--no-follow")).isEqualTo(cats);
    }

    @Test
    void aUserChoosesItsProcesses() throws IOException, InterruptedException {
        List<JsonNode> users =
                where(event -> context(event).get("credentials").get("uid").asInt() == 1);
        assertThat(users).hasSizeGreaterThan(20);
        assertThat(replay("--uid", "1")).isEqualTo(users);
    }

    @Test
    void aProcessIsChosenAloneOrWithAllThatItCreated() throws IOException, InterruptedException {
        int shell = pid("shell");
        assertThat(replay("-p", Integer.toString(shell), "--no-follow"))
                .isEqualTo(where(event -> event.get("pid").asInt() == shell));
        assertThat(replay("-p", Integer.toString(shell))).isEqualTo(events);
        int orphan = pid("orphan");
        assertThat(replay("-p", Integer.toString(orphan))).isEqualTo(family(orphan, events));
    }

    /** The events of a process and of its children. */
    private static List<JsonNode> family(int root, List<JsonNode> events) {
        Set<Integer> family = events.stream()
                .filter(event -> event.get("pid").asInt() == root
                        || context(event).get("ppid").asInt() == root)
                .map(event -> event.get("pid").asInt())
                .collect(Collectors.toSet());
        assertThat(family).hasSizeGreaterThan(1);
        return events.stream()
                .filter(event -> family.contains(event.get("pid").asInt()))
                .toList();
    }

    @Test
    void whoIsFollowedInOnePieceIsFollowedInTheNext() throws IOException, InterruptedException {
        Path base = directory.resolve("script");
        Path notes = Files.createDirectory(directory.resolve("notes"));
        Etrace.Result recorded = Etrace.run(
                "--raw",
                "--rotate",
                "50K",
                "-o",
                base.toString(),
                "--",
                "bash",
                "-c",
                SCRIPT,
                "bash",
                notes.toString());
        assertThat(recorded.status()).as(recorded.err()).isZero();
        List<String> words = pieces(base);
        assertThat(words).hasSizeGreaterThan(3);
        words.addAll(List.of("--json", "-o", "-", "--no-stats"));
        List<JsonNode> all = json(Etrace.run(words.toArray(String[]::new)));
        int orphan = Integer.parseInt(Files.readString(notes.resolve("orphan")).strip());
        words.addAll(List.of("-p", Integer.toString(orphan)));
        assertThat(json(Etrace.run(words.toArray(String[]::new)))).isEqualTo(family(orphan, all));
    }

    private static List<String> pieces(Path base) throws IOException {
        List<String> words = new ArrayList<>(List.of("--input"));
        try (var pieces = Files.newDirectoryStream(base.getParent(), base.getFileName() + ".0*")) {
            pieces.forEach(piece -> words.add(piece.toString()));
        }
        return words;
    }

    @Test
    void syscallsResultsAndDurationsAreChosenAsLive() throws IOException, InterruptedException {
        assertThat(replay("-s", "openat,close"))
                .isEqualTo(where(event -> !isCall(event)
                        || Set.of("SysOpenat", "SysClose")
                                .contains(event.get("syscall").asString())));
        assertThat(replay("--failed"))
                .isEqualTo(where(event -> !isCall(event)
                        || (event.has("errno") && !event.get("errno").asString().startsWith("ERESTART"))));
        assertThat(replay("--min-duration", "10ms"))
                .isEqualTo(where(event -> !isCall(event)
                        || (event.has("duration_ns") && event.get("duration_ns").asLong() >= 10_000_000)));
    }

    @Test
    void aCgroupIsChosenByThePathThatEventsShow() throws IOException, InterruptedException {
        String path = context(events.getFirst()).get("cgroup_v2").asString();
        assertThat(replay("--cgroup", path)).isEqualTo(events);
        assertThat(replay("--cgroup", "/no-such-cgroup")).isEmpty();
    }

    @Test
    void aTimeMayBeADateOrAnOffset() throws IOException, InterruptedException {
        Instant from = time(events.get(events.size() / 3));
        Instant to = time(events.get(events.size() / 2));
        List<JsonNode> between =
                where(event -> !time(event).isBefore(from) && !time(event).isAfter(to));
        assertThat(replay("--from", from.toString(), "--to", to.toString())).isEqualTo(between);
        assertThat(replay("--to", "+0s")).isEmpty();
        List<JsonNode> end = replay("--from", "+100ms");
        assertThat(end).isEqualTo(events.subList(events.size() - end.size(), events.size()));
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
        return json(result);
    }

    private static Instant time(JsonNode event) {
        return Instant.parse(event.get("timestamp").asString());
    }

    @Test
    void countingTheRecordsGivesTheStatisticsOfTheKernel() throws IOException, InterruptedException {
        Etrace.Result kernel = Etrace.run("--input", capture.toString());
        Etrace.Result counted = Etrace.run("--input", capture.toString(), "--from", "2000-01-01T00:00:00Z");
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
                    "bash", "-c", input.formatted(capture) + " --json -o - --no-stats --from 2000-01-01T00:00:00Z"));
            assertThat(json(result)).as(result.err()).isEqualTo(events);
        }
    }

    @Test
    void severalRecordingsOfOneHostAreReadAsOne() throws IOException, InterruptedException {
        Path second = directory.resolve("second.etrace");
        Path third = directory.resolve("third.etrace");
        Process longer = new ProcessBuilder("../etrace", "--raw", "-o", second.toString(), "--", "sleep", "3")
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        Etrace.run("--raw", "-o", third.toString(), "--", "ls", "-R", "/etc/apt");
        assertThat(longer.waitFor()).isZero();
        List<JsonNode> all = new ArrayList<>(events);
        all.addAll(replay(second));
        all.addAll(replay(third));
        all.sort(Comparator.comparing(ReplayIT::time));
        Etrace.Result together =
                Etrace.run("--input", third.toString(), second.toString(), capture.toString(), "--json", "-o", "-");
        assertThat(together.status()).as(together.err()).isZero();
        assertThat(json(together).stream().map(ReplayIT::time)).isSorted();
        assertThat(timeless(json(together))).containsExactlyInAnyOrderElementsOf(timeless(all));
        assertThat(together.err())
                .contains(
                        "Total events: " + all.stream().filter(ReplayIT::isCall).count());
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
        List<String> words = pieces(base);
        words.add("--stdout");
        assertThat(words).hasSizeGreaterThan(5);
        Etrace.Result together = Etrace.run(words.toArray(String[]::new));
        assertThat(together.status()).as(together.err()).isZero();
        assertThat(together.outLines().stream().filter(line -> line.contains("SysGetppid()")))
                .hasSize(calls);
        assertThat(together.outLines().getFirst()).contains("SysExecve");
        assertThat(together.outLines().getLast()).contains("+++ exited with 0 +++");
        assertThat(together.err())
                .containsPattern("SysGetppid \\| +" + calls + " \\| +0 \\|")
                .contains("Total lost: 0")
                .doesNotContain("missing");
        assertMissingPiecesAreTold(words);
    }

    /** The third and fourth in the middle, and the first, which --keep may have removed. */
    private static void assertMissingPiecesAreTold(List<String> words) throws IOException, InterruptedException {
        List<String> some = new ArrayList<>(words);
        Collections.sort(some.subList(1, some.size() - 1));
        String before = some.get(2);
        String after = some.get(5);
        some.subList(3, 5).clear();
        some.remove(1);
        Etrace.Result rest = Etrace.run(some.toArray(String[]::new));
        assertThat(rest.errLines().stream().filter(line -> line.contains("missing")))
                .singleElement()
                .asString()
                .contains("pieces 3 to 4 of the recording")
                .contains("events between " + before + " and " + after);
    }

    @Test
    void contextsOfSeveralRecordingsHaveDifferentIds() throws IOException, InterruptedException {
        String file = capture.toString();
        Etrace.Result twice = Etrace.run("--input", file, file, "--json", "--json-context=ref", "-o", "-");
        List<Long> ids = json(twice).stream()
                .filter(event -> event.get("kind").asString().equals("context"))
                .map(event -> event.get("id").asLong())
                .toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
        assertThat(json(twice).stream().filter(ReplayIT::isCall))
                .allSatisfy(event ->
                        assertThat(ids).contains(event.get("exit_context").asLong()));
    }

    @Test
    void unknownSyscallsAndLiveOptionsAreRefused() throws IOException, InterruptedException {
        Etrace.Result unknown = Etrace.run("--input", capture.toString(), "-s", "opennat", "--stdout");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown syscall opennat (did you mean openat");
        assertThat(Etrace.run("--input", capture.toString(), "--duration", "1s").status())
                .isEqualTo(2);
    }
}
