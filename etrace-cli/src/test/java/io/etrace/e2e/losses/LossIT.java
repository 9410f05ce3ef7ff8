// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.losses;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Await;
import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A tracer that is stopped while its program goes on loses most of it, and tells to the last event of what and where. */
class LossIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ROW = Pattern.compile("(Sys\\w+) \\| +(\\d+) \\| +(\\d+) \\|");
    /** What loss.c does once it has stopped the tracer; it asks for its parent once before. */
    private static final Map<String, Long> MADE =
            Map.of("SysGetppid", 200_001L, "SysClose", 150_000L, "SysGetpgrp", 50L, "SysExitGroup", 1L);

    @TempDir
    Path directory;

    private Path program = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "loss.c");
    }

    /** What was sent and lost, by syscall. */
    private record Account(Map<String, Long> sent, Map<String, Long> lost) {}

    @Test
    void jsonLocatesEveryLoss() throws IOException, InterruptedException {
        Path json = directory.resolve("trace.json");
        String err = traceStopped("--json", "-o", json.toString());
        check(Files.readAllLines(json), table(err));
    }

    @Test
    void aCaptureLocatesEveryLoss() throws IOException, InterruptedException {
        Path raw = directory.resolve("trace.raw");
        Account live = table(traceStopped("--raw", "-o", raw.toString()));
        Etrace.Result replay = Etrace.run("--input", raw.toString(), "--json", "-o", "-");
        assertThat(replay.status()).as(replay.err()).isZero();
        assertThat(table(replay.err())).isEqualTo(live);
        check(replay.outLines(), live);
    }

    /** Continues the tracer when the program is a zombie; returns what it wrote on its standard error. */
    private String traceStopped(String... options) throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        List<String> words = new ArrayList<>(List.of("--buffer-size", "64K"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", program.toString(), log.toString()));
        try (RunningEtrace etrace = RunningEtrace.start(words)) {
            Await.that(
                    "pid in " + log,
                    () -> Files.exists(log) && Files.readString(log).endsWith("\n"));
            Path stat = Path.of("/proc", Files.readString(log).strip(), "stat");
            Await.that("end of the program", () -> Files.readString(stat).contains(") Z "));
            etrace.signal("CONT");
            Etrace.Result result = etrace.end();
            assertThat(result.status()).as(result.err()).isEqualTo(3);
            return result.err();
        }
    }

    private static Account table(String err) {
        Account account = new Account(new HashMap<>(), new HashMap<>());
        for (MatchResult row : ROW.matcher(err).results().toList()) {
            account.sent().put(row.group(1), Long.valueOf(row.group(2)));
            account.lost().put(row.group(1), Long.valueOf(row.group(3)));
        }
        return account;
    }

    private static void check(List<String> lines, Account table) {
        Account seen = new Account(new HashMap<>(), new HashMap<>());
        List<JsonNode> events = new ArrayList<>();
        lines.forEach(line -> events.add(JSON.readTree(line)));
        events.forEach(event -> count(event, seen));
        table.sent().forEach((syscall, sent) -> {
            assertThat(seen.sent().getOrDefault(syscall, 0L)).as(syscall).isEqualTo(sent);
            assertThat(seen.lost().getOrDefault(syscall, 0L))
                    .as(syscall)
                    .isEqualTo(table.lost().get(syscall));
        });
        MADE.forEach((syscall, made) -> assertThat(
                        table.sent().get(syscall) + table.lost().get(syscall))
                .as(syscall)
                .isGreaterThanOrEqualTo(made)
                .isLessThan(made + 20));
        assertThat(table.lost().get("SysGetppid")).isGreaterThan(190_000);
        checkPlaces(events);
    }

    private static void count(JsonNode event, Account account) {
        if (event.has("syscall")) {
            account.sent().merge(event.get("syscall").asString(), 1L, Long::sum);
        }
        long total = 0;
        for (JsonNode lost : event.path("lost")) {
            assertThat(lost.get("reason").asString()).isEqualTo("ring_full");
            total += lost.get("count").asLong();
            if (lost.has("syscall")) {
                account.lost()
                        .merge(lost.get("syscall").asString(), lost.get("count").asLong(), Long::sum);
            }
        }
        assertThat(
                        event.path("kind").asString().equals("loss")
                                ? event.get("count").asLong()
                                : 0)
                .isEqualTo(total);
    }

    /** The last loss ends the trace; before and after each other one stand the events that it names. */
    private static void checkPlaces(List<JsonNode> events) {
        JsonNode last = events.getLast();
        assertThat(last.get("kind").asString()).isEqualTo("loss");
        assertThat(last.get("before").isNull()).isTrue();
        List<String> times = events.stream()
                .map(event -> event.path("timestamp").asString(""))
                .toList();
        for (int i = 0; i < events.size(); i++) {
            if (events.get(i).get("kind").asString().equals("loss")) {
                String after = events.get(i).get("after").asString();
                String before = events.get(i).get("before").asString("");
                assertThat(times.subList(0, i)).allMatch(time -> time.compareTo(after) <= 0 || time.isEmpty());
                assertThat(times.subList(i, times.size()))
                        .allMatch(time -> time.compareTo(before) >= 0 || time.isEmpty());
            }
        }
    }
}
