// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each value that calls.c gives to the kernel, or gets from it, is found again: in text, and in JSON. */
@TestInstance(Lifecycle.PER_CLASS)
class CallsIT {
    private static final int EXIT_STATUS = 42;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private List<String> text = List.of();
    private final List<JsonNode> events = new ArrayList<>();
    private final Map<Integer, JsonNode> contexts = new HashMap<>();

    @BeforeAll
    void traceTwice(@TempDir Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path program = Etrace.compile(directory, "calls.c");
        Etrace.Result result =
                Etrace.run("--stdout", "--", "env", "-C", workplace(directory, "text"), program.toString());
        assertThat(result.status()).as(result.err()).isEqualTo(EXIT_STATUS);
        assertThat(result.err()).contains("Total lost: 0");
        text = result.outLines();
        Path json = directory.resolve("calls.json");
        Etrace.run(
                "--json",
                "--json-context=ref",
                "-o",
                json.toString(),
                "--",
                "env",
                "-C",
                workplace(directory, "json"),
                program.toString());
        for (String line : Files.readAllLines(json)) {
            JsonNode node = JSON.readTree(line);
            switch (node.get("kind").asString()) {
                case "syscall" -> events.add(node);
                case "context" -> contexts.put(node.get("id").asInt(), node);
                default -> {}
            }
        }
    }

    private static String workplace(Path directory, String name) throws IOException {
        return Files.createDirectory(directory.resolve(name)).toString();
    }

    @Test
    void textHasEveryCallInTheOrderOfTheProgram() throws IOException {
        int line = 0;
        for (String expected : ExpectedLines.ofCalls()) {
            int start = line;
            while (line < text.size() && !ExpectedLines.matches(text.get(line), expected)) {
                line++;
            }
            assertThat(line)
                    .as("%s, after %s", expected, text.get(Math.max(0, start - 1)))
                    .isLessThan(text.size());
            line++;
        }
    }

    @Test
    void theProgramMakesAtLeastSixtyKindsOfCalls() {
        assertThat(events.stream().map(event -> event.get("syscall").asString()).distinct())
                .hasSizeGreaterThan(75);
    }

    @Test
    void textAndJsonTellOfTheSameCalls() {
        List<String> inText = text.stream()
                .filter(line -> line.contains(" | Sys"))
                .map(line -> line.substring(line.indexOf(" | ") + 3))
                .map(line -> line.substring(0, line.indexOf('(')))
                .sorted()
                .toList();
        List<String> inJson = events.stream()
                .map(event -> event.get("syscall").asString())
                .filter(name -> name.startsWith("Sys"))
                .sorted()
                .toList();
        assertThat(inJson).isEqualTo(inText);
    }

    @Test
    void jsonHasSignedResultsAndErrors() {
        JsonNode failed = only("SysOpenat", "filename", "/no/such/file");
        assertThat(failed.get("ret").asLong()).isEqualTo(-2);
        assertThat(failed.get("errno").asString()).isEqualTo("ENOENT");
        assertThat(argument(failed, "dfd").get("parsed_data").asInt()).isEqualTo(-100);
        assertThat(argument(failed, "dfd").get("symbol").asString()).isEqualTo("AT_FDCWD");
    }

    @Test
    void jsonSaysHowAnArgumentWasObtained() {
        JsonNode longName = events.stream()
                .filter(event -> event.get("syscall").asString().equals("SysUnlink"))
                .filter(event -> event.get("errno") != null
                                && event.get("errno").asString().equals("ENAMETOOLONG")
                        || argument(event, "pathname").get("state").asString().equals("truncated"))
                .findFirst()
                .orElseThrow();
        assertThat(argument(longName, "pathname").get("parsed_data").asString()).isEqualTo("x".repeat(1024));
        List<String> states = events.stream()
                .filter(event -> event.get("syscall").asString().equals("SysUnlink"))
                .map(event -> argument(event, "pathname").get("state").asString())
                .toList();
        assertThat(states).containsExactly("complete", "complete", "null", "fault", "truncated");
    }

    @Test
    void contextsShowWhatACallChanged() {
        JsonNode setuid = one("SysSetuid");
        assertThat(context(setuid, "entry_context").at("/credentials/uid").asLong())
                .isZero();
        assertThat(context(setuid, "exit_context").at("/credentials/uid").asLong())
                .isEqualTo(65534);
        JsonNode unshare = one("SysUnshare");
        assertThat(context(unshare, "entry_context").at("/namespace_context/uts_namespace"))
                .isNotEqualTo(context(unshare, "exit_context").at("/namespace_context/uts_namespace"));
        JsonNode rename = events.stream()
                .filter(event -> event.get("syscall").asString().equals("SysPrctl"))
                .findFirst()
                .orElseThrow();
        assertThat(context(rename, "entry_context").get("comm").asString()).isEqualTo("calls");
        assertThat(context(rename, "exit_context").get("comm").asString()).isEqualTo("renamed, twice");
    }

    @Test
    void theChildsSideOfForkIsThere() {
        assertThat(events.stream()
                        .filter(event -> event.has("child_return"))
                        .map(event -> event.get("ret").asLong()))
                .contains(0L);
    }

    private JsonNode context(JsonNode event, String side) {
        JsonNode context = contexts.get(event.get(side).asInt());
        return context.has("process_context") ? context.get("process_context") : context;
    }

    private JsonNode one(String syscall) {
        return events.stream()
                .filter(event -> event.get("syscall").asString().equals(syscall))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode only(String syscall, String parameter, String value) {
        return events.stream()
                .filter(event -> event.get("syscall").asString().equals(syscall))
                .filter(event -> value.equals(
                        argument(event, parameter).path("parsed_data").asString("")))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode argument(JsonNode event, String parameter) {
        for (JsonNode argument : event.get("args")) {
            if (argument.has(parameter)) {
                return argument.get(parameter);
            }
        }
        throw new AssertionError(event.get("syscall") + " has no " + parameter);
    }
}
