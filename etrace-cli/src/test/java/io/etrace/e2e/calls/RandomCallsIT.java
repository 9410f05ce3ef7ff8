// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Random calls with random arguments, valid and invalid ones: each is found again, in order, with its registers, its result
 * and the memory behind its pointers, and there is no call that the program did not make.
 *
 * <p>The seed is a fixed one. {@code -Detrace.seed=N} gives another, {@code -Detrace.seed=random} one that the failure
 * tells, {@code -Detrace.calls=N} another number of calls.
 */
class RandomCallsIT {
    private static final long SEED = 1;
    private static final int CALLS = Integer.getInteger("etrace.calls", 100_000);
    private static final int MARK = 0x7777;
    private static final int MOST_SHOWN = 50;
    /** ERESTARTSYS, ERESTARTNOINTR, ERESTARTNOHAND, ERESTART_RESTARTBLOCK (include/linux/errno.h). */
    private static final Set<Long> RESTARTED = Set.of(-512L, -513L, -514L, -516L);

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SOURCE = "random/random_calls.c";

    private final List<String> differences = new ArrayList<>();
    private final Set<String> succeeded = new HashSet<>();
    private final Set<String> kinds = new HashSet<>();
    private final Map<String, Integer> states = new HashMap<>();

    @Test
    void eachIsFoundAgainRight(@TempDir Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        String wish = System.getProperty("etrace.seed", Long.toString(SEED));
        long seed = wish.equals("random") ? ThreadLocalRandom.current().nextLong() : Long.parseLong(wish);
        Files.createDirectory(directory.resolve("random"));
        Path program = Etrace.compile(directory, SOURCE);
        Path log = directory.resolve("log");
        Path json = directory.resolve("events.json");
        Path place = Files.createDirectory(directory.resolve("place"));

        Etrace.Result result = Etrace.run(
                "--json",
                "--json-context=ref",
                "-o",
                json.toString(),
                "--",
                program.toString(),
                Long.toString(seed),
                Integer.toString(CALLS),
                log.toString(),
                place.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total lost: 0");
        int compared = compare(log, json);

        assertThat(differences).as("seed %d", seed).isEmpty();
        assertThat(compared).as("calls").isGreaterThan(CALLS);
        assertThat(kinds).as("kinds of calls").hasSizeGreaterThan(300);
        assertThat(succeeded).as("kinds of calls that succeeded").hasSizeGreaterThan(200);
        assertThat(states)
                .as("states of arguments")
                .containsKeys("complete", "truncated", "fault", "late", "null", "absent");
    }

    private int compare(Path log, Path json) throws IOException {
        int compared = 0;
        try (BufferedReader calls = Files.newBufferedReader(log, StandardCharsets.ISO_8859_1);
                Stream<String> lines = Files.lines(json)) {
            Iterator<JsonNode> events = ofTheProgram(lines);
            for (String line = calls.readLine(); !line.equals("end"); line = calls.readLine()) {
                LoggedCall call = LoggedCall.parse(line);
                JsonNode event = events.next();
                if (event.get("number").asInt() != call.number()) {
                    differences.add("call " + compared + ", " + line + ", is shown as " + event);
                    return compared;
                }
                note(call, event, lastRestart(event, events));
                compared++;
            }
        }
        return compared;
    }

    /** The events of the thread that makes the marked call, from that call on. */
    private static Iterator<JsonNode> ofTheProgram(Stream<String> lines) {
        Iterator<JsonNode> events = lines.filter(line -> line.startsWith("{\"kind\":\"syscall\""))
                .map(JSON::readTree)
                .dropWhile(event -> event.get("number").asInt() != MARK)
                .iterator();
        JsonNode first = events.next();
        int thread = first.get("tid").asInt();
        Stream<JsonNode> rest = StreamSupport.stream(Spliterators.spliteratorUnknownSize(events, 0), false);
        return Stream.concat(
                        Stream.of(first), rest.filter(event -> event.get("tid").asInt() == thread))
                .iterator();
    }

    /**
     * The kernel may begin a call anew, as restart_syscall or as what it was. The program sees nothing but the end.
     *
     * @return that end; {@code event} itself when the call was not restarted
     */
    private static JsonNode lastRestart(JsonNode event, Iterator<JsonNode> events) {
        JsonNode last = event;
        while (RESTARTED.contains(last.get("ret").asLong())) {
            last = events.next();
        }
        return last;
    }

    private void note(LoggedCall call, JsonNode event, JsonNode end) {
        kinds.add(call.name());
        if (call.result() >= 0) {
            succeeded.add(call.name());
        }
        for (JsonNode argument : event.get("args")) {
            argument.forEach(value -> states.merge(value.get("state").asString(), 1, Integer::sum));
        }
        List<String> found =
                end == event ? CallCheck.differences(call, event) : CallCheck.differences(call.result(), end);
        if (!found.isEmpty() && differences.size() < MOST_SHOWN) {
            differences.add(call.name() + " " + found + ": " + event);
        }
    }
}
