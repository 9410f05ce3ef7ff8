// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.captures.Replayed;
import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A capture read with filters, compared with those events of a plain reading that have what is asked for. */
class ReplayFiltersIT {
    @TempDir
    private static Path directory;

    private static Replayed script = Replayed.NONE;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        script = Replayed.record(directory);
    }

    @Test
    void aNameChoosesTheProcessesThatHaveIt() throws IOException, InterruptedException {
        List<JsonNode> cats = script.where(
                event -> Replayed.context(event).get("comm").asString().equals("cat"));
        assertThat(cats).hasSizeGreaterThan(100);
        assertThat(script.replay("-c", "cat", "--no-follow")).isEqualTo(cats);
    }

    @Test
    void aUserChoosesItsProcesses() throws IOException, InterruptedException {
        List<JsonNode> users = script.where(
                event -> Replayed.context(event).get("credentials").get("uid").asInt() == 1);
        assertThat(users).hasSizeGreaterThan(20);
        assertThat(script.replay("--uid", "1")).isEqualTo(users);
    }

    @Test
    void aProcessIsChosenAloneOrWithAllThatItCreated() throws IOException, InterruptedException {
        int shell = script.pid("shell");
        assertThat(script.replay("-p", Integer.toString(shell), "--no-follow"))
                .isEqualTo(script.where(event -> event.get("pid").asInt() == shell));
        assertThat(script.replay("-p", Integer.toString(shell))).isEqualTo(script.events());
        int orphan = script.pid("orphan");
        assertThat(script.replay("-p", Integer.toString(orphan))).isEqualTo(family(orphan, script.events()));
    }

    @Test
    void whoIsFollowedInOnePieceIsFollowedInTheNext() throws IOException, InterruptedException {
        Path base = directory.resolve("script");
        Path notes = Files.createDirectory(directory.resolve("notes"));
        Replayed.traceScript(notes, "--rotate", "50K", "-o", base.toString());
        List<String> words = new ArrayList<>(List.of("--input"));
        words.addAll(LoopRecorder.pieces(base));
        assertThat(words).hasSizeGreaterThan(3);
        words.addAll(List.of("--json", "-o", "-", "--no-stats"));
        List<JsonNode> all = Replayed.json(Etrace.run(words));
        int orphan = Integer.parseInt(Files.readString(notes.resolve("orphan")).strip());
        words.addAll(List.of("-p", Integer.toString(orphan)));
        assertThat(Replayed.json(Etrace.run(words))).isEqualTo(family(orphan, all));
    }

    /** The events of a process and of its children. */
    private static List<JsonNode> family(int root, List<JsonNode> events) {
        Set<Integer> family = events.stream()
                .filter(event -> event.get("pid").asInt() == root
                        || Replayed.context(event).get("ppid").asInt() == root)
                .map(event -> event.get("pid").asInt())
                .collect(Collectors.toSet());
        assertThat(family).hasSizeGreaterThan(1);
        return events.stream()
                .filter(event -> family.contains(event.get("pid").asInt()))
                .toList();
    }

    @Test
    void syscallsResultsAndDurationsAreChosenAsLive() throws IOException, InterruptedException {
        assertThat(script.replay("-s", "openat,close"))
                .isEqualTo(calls(event -> Set.of("SysOpenat", "SysClose")
                        .contains(event.get("syscall").asString())));
        assertThat(script.replay("--failed"))
                .isEqualTo(calls(event ->
                        event.has("errno") && !event.get("errno").asString().startsWith("ERESTART")));
        assertThat(script.replay("--min-duration", "10ms"))
                .isEqualTo(calls(event ->
                        event.has("duration_ns") && event.get("duration_ns").asLong() >= 10_000_000));
    }

    /** Calls, and the signals and ends of those tasks that made one of them before. */
    private static List<JsonNode> calls(Predicate<JsonNode> wanted) {
        Set<Integer> callers = new HashSet<>();
        return script.where(event -> {
            int tid = event.get("tid").asInt();
            if (Replayed.isCall(event) && wanted.test(event)) {
                callers.add(tid);
                return true;
            }
            return !Replayed.isCall(event) && callers.contains(tid);
        });
    }

    @Test
    void aCgroupIsChosenByThePathThatEventsShow() throws IOException, InterruptedException {
        String path =
                Replayed.context(script.events().getFirst()).get("cgroup_v2").asString();
        assertThat(script.replay("--cgroup", path)).isEqualTo(script.events());
        assertThat(script.replay("--cgroup", "/no-such-cgroup")).isEmpty();
    }

    @Test
    void unknownSyscallsAndLiveOptionsAreRefused() throws IOException, InterruptedException {
        Etrace.Result unknown = Etrace.run("--input", script.file().toString(), "-s", "opennat", "--stdout");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("unknown syscall opennat (did you mean openat");
        assertThat(Etrace.run("--input", script.file().toString(), "--duration", "1s")
                        .status())
                .isEqualTo(2);
    }
}
