// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A capture of a script with processes of several names, users and parents.
 *
 * @param notes where the script left the numbers of its processes
 * @param events a plain reading of the whole file
 */
public record Replayed(Path notes, Path file, List<JsonNode> events) {
    public static final Replayed NONE = new Replayed(Path.of(""), Path.of(""), List.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SCRIPT = """
            echo $$ >"$1/shell"
            cat /etc/hosts /nonexistent >/dev/null 2>&1
            sleep 0.1
            (cat /etc/group; (echo $BASHPID >"$1/orphan"; sleep 0.2; cat /etc/hosts) & ) >/dev/null
            setpriv --reuid=1 cat /etc/passwd >/dev/null
            sleep 0.3
            """;

    public static Replayed record(Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path file = directory.resolve("all.etrace");
        traceScript(directory, "-o", file.toString());
        List<JsonNode> events = replay(file);
        assertThat(events).hasSizeGreaterThan(500);
        return new Replayed(directory, file, events);
    }

    /** Records the script once more. */
    public static void traceScript(Path notes, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--raw"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", "bash", "-c", SCRIPT, "bash", notes.toString()));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
    }

    public List<JsonNode> replay(String... options) throws IOException, InterruptedException {
        return replay(file, options);
    }

    public static List<JsonNode> replay(Path file, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--input", file.toString(), "--json", "-o", "-", "--no-stats"));
        words.addAll(List.of(options));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
        return json(result);
    }

    public static List<JsonNode> json(Etrace.Result result) {
        return result.outLines().stream().map(JSON::readTree).toList();
    }

    /** The lines of a file. */
    public static List<JsonNode> events(Path json) throws IOException {
        return Files.readAllLines(json).stream().map(JSON::readTree).toList();
    }

    public List<JsonNode> where(Predicate<JsonNode> wanted) {
        return events.stream().filter(wanted).toList();
    }

    public static boolean isCall(JsonNode event) {
        return event.get("kind").asString().equals("syscall");
    }

    /** The context in which an event ended. */
    public static JsonNode context(JsonNode event) {
        return event.get(isCall(event) ? "exit_process_context" : "process_context");
    }

    static Instant time(JsonNode event) {
        return Instant.parse(event.get("timestamp").asString());
    }

    /** The number of a process that the script noted. */
    public int pid(String note) throws IOException {
        return Integer.parseInt(Files.readString(notes.resolve(note)).strip());
    }
}
