// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each value that calls.c gives to the kernel, or gets from it, is found again: in text, and in JSON. */
@TestInstance(Lifecycle.PER_CLASS)
class CallsIT {
    private static final int EXIT_STATUS = 42;

    private List<String> text = List.of();
    private Events events = Events.parse(List.of());

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
        events = Events.parse(Files.readAllLines(json));
    }

    private static String workplace(Path directory, String name) throws IOException {
        return Files.createDirectory(directory.resolve(name)).toString();
    }

    @Test
    void textHasEveryCallInTheOrderOfTheProgram() throws IOException {
        ExpectedLines.assertIn(text, "calls");
    }

    @Test
    void theProgramMakesAtLeastSixtyKindsOfCalls() {
        assertThat(events.of("syscall").stream()
                        .map(event -> event.get("syscall").asString())
                        .distinct())
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
        List<String> inJson = events.of("syscall").stream()
                .map(event -> event.get("syscall").asString())
                .filter(name -> name.startsWith("Sys"))
                .sorted()
                .toList();
        assertThat(inJson).isEqualTo(inText);
    }

    @Test
    void jsonHasSignedResultsAndErrors() {
        JsonNode failed = events.call("SysOpenat", "filename", "/no/such/file");
        assertThat(failed.get("ret").asLong()).isEqualTo(-2);
        assertThat(failed.get("errno").asString()).isEqualTo("ENOENT");
        assertThat(Events.argument(failed, "dfd").get("parsed_data").asInt()).isEqualTo(-100);
        assertThat(Events.argument(failed, "dfd").get("symbol").asString()).isEqualTo("AT_FDCWD");
    }

    @Test
    void jsonSaysHowAnArgumentWasObtained() {
        JsonNode longName = events.calls("SysUnlink").stream()
                .filter(event -> event.get("errno") != null
                                && event.get("errno").asString().equals("ENAMETOOLONG")
                        || Events.argument(event, "pathname")
                                .get("state")
                                .asString()
                                .equals("truncated"))
                .findFirst()
                .orElseThrow();
        assertThat(Events.argument(longName, "pathname").get("parsed_data").asString())
                .isEqualTo("x".repeat(1024));
        List<String> states = events.calls("SysUnlink").stream()
                .map(event -> Events.argument(event, "pathname").get("state").asString())
                .map(state -> state.replace("late", "complete")) // whether a page is resident is chance
                .toList();
        assertThat(states).containsExactly("complete", "complete", "null", "fault", "truncated");
    }

    @Test
    void contextsShowWhatACallChanged() {
        JsonNode setuid = events.calls("SysSetuid").getFirst();
        assertThat(events.context(setuid, "entry_context")
                        .at("/credentials/uid")
                        .asLong())
                .isZero();
        assertThat(events.context(setuid, "exit_context").at("/credentials/uid").asLong())
                .isEqualTo(65534);
        JsonNode unshare = events.calls("SysUnshare").getFirst();
        assertThat(events.context(unshare, "entry_context").at("/namespace_context/uts_namespace"))
                .isNotEqualTo(events.context(unshare, "exit_context").at("/namespace_context/uts_namespace"));
        JsonNode rename = events.calls("SysPrctl").getFirst();
        assertThat(events.context(rename, "entry_context").get("comm").asString())
                .isEqualTo("calls");
        assertThat(events.context(rename, "exit_context").get("comm").asString())
                .isEqualTo("renamed, twice");
    }

    @Test
    void theChildsSideOfForkIsThere() {
        assertThat(events.of("syscall").stream()
                        .filter(event -> event.has("child_return"))
                        .map(event -> event.get("ret").asLong()))
                .contains(0L);
    }
}
