// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.captures.Replayed;
import io.etrace.e2e.harness.Await;
import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import io.etrace.e2e.harness.TestCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * One filter, asked for while a program runs and asked for in a capture of the whole machine that is made at the same time.
 * The program (cast.c) is there before both.
 */
class LiveAndReplayIT {
    @TempDir
    private static Path directory;

    private static Path program = Path.of("");

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "cast.c", "-pthread");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-c cast-main | main,cast-thread,child,grandchild,renamed,moved,end |",
                "-c cast-main --no-follow | main,cast-thread,cast-later | renamed,end",
                "-c cast | main,cast-thread,child,grandchild,renamed,end |",
                "-c cast --no-follow | main,cast-thread,child,grandchild,renamed-again,end |",
                "-c cast-thread | cast-thread,child,grandchild | main,cast-later,renamed,end",
                "-c cast-thread --no-follow | cast-thread | main,cast-later,end",
                "-c cast-renamed | renamed,renamed-again,grandchild | main,before-rename,child,end",
                "-c cast-renamed --no-follow | renamed,grandchild | before-rename,renamed-again,child,end",
                "-p PID | main,cast-thread,child,grandchild,renamed,moved,killed,end |",
                "-p PID --no-follow | main,cast-thread,cast-later,end | child,grandchild,renamed",
                "-u 65533 | other-uid,grandchild | main,before-uid,root-again,child",
                "-u 65533 --no-follow | other-uid,grandchild | main,before-uid,root-again,child",
                "--cgroup CGROUP | moved,grandchild | main,before-move,child,end",
                "-s access | main,grandchild,end |",
                "-s access -c cast-main --failed | main,grandchild,end |",
                "-p PID -s prctl | | main,child",
                "-p PID --failed | main,grandchild,end |",
                "-p PID --succeeded | | main,grandchild,end",
                "-p PID --min-duration 20ms | | main,grandchild,end",
            })
    void chooseTheSame(String filter, @Nullable String parts, @Nullable String others)
            throws IOException, InterruptedException {
        Path files = Files.createTempDirectory(directory, "traces");
        Path capture = files.resolve("all.etrace");
        Path trace = files.resolve("live.json");
        List<String> options;
        try (TestCgroup cgroup = TestCgroup.create()) {
            Process cast = new ProcessBuilder(
                            program.toString(), cgroup.processes().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(cast.inputReader().readLine()).isEqualTo("ready");
            options = List.of(filter.replace("PID", Long.toString(cast.pid()))
                    .replace("CGROUP", cgroup.directory().toString())
                    .split(" "));
            List<String> words = new ArrayList<>(options);
            words.addAll(List.of("--json", "-o", trace.toString(), "--no-stats", "--buffer-size", "64M"));
            try (RunningEtrace all = RunningEtrace.start(
                            "--raw", "-o", capture.toString(), "--no-stats", "--buffer-size", "64M");
                    RunningEtrace some = RunningEtrace.start(words)) {
                cast.outputWriter().append('\n').flush();
                Await.that("end of the program", () -> !cast.isAlive());
                some.signal("TERM");
                assertThat(some.end().status()).isZero();
                all.signal("TERM");
                assertThat(all.end().status()).isZero();
            }
        }
        Set<Integer> pids = Replayed.replay(capture, "-c", "cast").stream()
                .map(event -> event.path("pid").asInt(0))
                .collect(Collectors.toSet());
        List<JsonNode> chosenLater = Replayed.replay(capture, options.toArray(String[]::new));
        List<JsonNode> chosenLive = Replayed.events(trace);
        List<String> live = facts(chosenLive, pids);
        assertThat(live).isNotEmpty().containsExactlyInAnyOrderElementsOf(facts(chosenLater, pids));
        assertThat(played(chosenLive)).containsAll(list(parts)).noneMatch(list(others)::contains);
    }

    private static List<String> list(@Nullable String parts) {
        return parts == null ? List.of() : List.of(parts.split(","));
    }

    /** What does not depend on who watches, thread by thread. */
    private static List<String> facts(List<JsonNode> events, Set<Integer> pids) {
        return events.stream()
                .filter(event -> pids.contains(event.path("pid").asInt(-1)))
                .map(event -> event.get("tid") + " "
                        + event.path("syscall").asString(event.get("kind").asString()) + " " + event.path("ret")
                        + event.path("signal") + event.path("status"))
                .sorted()
                .toList();
    }

    /** The parts that were seen; an empty one for all that are none. */
    private static Set<String> played(List<JsonNode> events) {
        return events.stream()
                .map(event -> event.path("syscall").asString("").equals("SysAccess")
                        ? event.get("args")
                                .get(0)
                                .get("filename")
                                .path("parsed_data")
                                .asString("")
                        : "/cast/")
                .filter(name -> name.startsWith("/cast/"))
                .map(name -> name.substring("/cast/".length()))
                .collect(Collectors.toSet());
    }
}
