// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * What calls are passed, and what is in its place afterwards: sides.c and passed.c know it. Each program runs once and is
 * recorded; the text that is shown meanwhile, and the text and JSON that the capture gives, tell the same.
 */
class BothSidesIT {
    private static final int EXIT_STATUS = 42;

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    /** The JSON of the capture, once both texts are what the program's .expected says. */
    private Events trace(String name, String abi) throws IOException, InterruptedException {
        Path program = Etrace.compile(directory, name + ".c", abi);
        Path capture = directory.resolve(name + ".raw");
        String workplace = Files.createDirectory(directory.resolve("workplace")).toString();
        Etrace.Result live = Etrace.run(
                "--raw", "-o", capture.toString(), "--stdout", "--", "env", "-C", workplace, program.toString());
        assertThat(live.status()).as(live.err()).isEqualTo(EXIT_STATUS);
        assertThat(live.err()).contains("Total lost: 0");
        ExpectedLines.assertIn(live.outLines(), name);
        assertThat(replay(capture, "--stdout")).isEqualTo(live.outLines());
        return Events.parse(replay(capture, "--json", "--json-context=ref", "-o", "-"));
    }

    private static List<String> replay(Path capture, String... format) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--input", capture.toString(), "--no-stats"));
        words.addAll(List.of(format));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
        return result.outLines();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void memoryIsShownBeforeAndAfterTheCallAndAsFarAsItIsThere(String abi) throws IOException, InterruptedException {
        Events events = trace("sides", abi);
        theExitValueStandsBesideTheValue(events);
        partOfTheMemoryHasAState(events);
        lengthsThatNobodyCanCountAreNotTold(events);
        structsEndWithTheirVersion(events);
    }

    private static void theExitValueStandsBesideTheValue(Events events) {
        JsonNode copy = events.calls("SysCopyFileRange").getFirst();
        JsonNode from = Events.argument(copy, "off_in");
        assertThat(from.get("parsed_data").asInt()).isEqualTo(2);
        assertThat(from.get("state").asString()).isEqualTo("complete");
        assertThat(from.get("exit_value").get("parsed_data").asInt()).isEqualTo(7);
        assertThat(from.has("changed")).isFalse();
        JsonNode select = events.calls("SysSelect").getFirst();
        assertThat(Events.argument(select, "inp").get("parsed_data")).hasToString("[100,102]");
        assertThat(Events.argument(select, "inp").get("exit_value").get("parsed_data"))
                .hasToString("[100]");
        assertThat(Events.argument(select, "outp").has("exit_value")).isFalse();
        JsonNode unchanged = events.calls("SysSelect").get(1);
        assertThat(Events.argument(unchanged, "inp").has("exit_value")).isFalse();
        JsonNode name = Events.argument(events.calls("SysRecvmsg").getFirst(), "msg");
        assertThat(member(name, "msg_namelen").get("parsed_data").asInt()).isEqualTo(7);
        assertThat(member(name, "msg_namelen").at("/exit_value/parsed_data").asInt())
                .isEqualTo(26);
        assertThat(member(name, "msg_name").get("size").asInt()).isEqualTo(7);
    }

    private static JsonNode member(JsonNode struct, String name) {
        return struct.get("members")
                .valueStream()
                .filter(member -> member.has(name))
                .map(member -> member.get(name))
                .findFirst()
                .orElseThrow();
    }

    private static void partOfTheMemoryHasAState(Events events) {
        JsonNode written = Events.argument(events.call("SysWrite", "buf", "xxxxxx"), "buf");
        assertThat(written.get("state").asString()).isEqualTo("partial");
        assertThat(written.get("parsed_data").asString()).isEqualTo("xxxxxx");
        assertThat(written.get("full_size").asInt()).isEqualTo(10);
        JsonNode list = Events.argument(events.call("SysExecve", "filename", "/no/such"), "argv");
        assertThat(list.get("members").get(1).get("1").get("state").asString()).isEqualTo("fault");
        assertThat(list.get("members").get(2).get("2").get("state").asString()).isEqualTo("complete");
        JsonNode path = Events.argument(events.call("SysAccess", "filename", "xxxxxx"), "filename");
        assertThat(path.get("state").asString()).isEqualTo("partial");
        assertThat(path.has("full_size")).isFalse();
    }

    private static void lengthsThatNobodyCanCountAreNotTold(Events events) {
        for (JsonNode write : events.calls("SysWrite")) {
            if (Events.argument(write, "count").get("parsed_data").asLong() > Integer.MAX_VALUE) {
                assertThat(Events.argument(write, "buf").get("state").asString())
                        .isEqualTo("truncated");
                assertThat(Events.argument(write, "buf").has("full_size")).isFalse();
            }
        }
    }

    private static void structsEndWithTheirVersion(Events events) {
        JsonNode event = Events.argument(events.calls("SysPerfEventOpen").getFirst(), "attr_uptr");
        assertThat(event.get("size").asInt()).isEqualTo(64);
        JsonNode scheduling = Events.argument(events.calls("SysSchedSetattr").getFirst(), "uattr");
        assertThat(scheduling.get("size").asInt()).isEqualTo(48);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void anExecShowsWhatItWasPassed(String abi) throws IOException, InterruptedException {
        Events events = trace("passed", abi);
        JsonNode script = Events.argument(
                events.calls("SysExecve").stream()
                        .filter(call -> Events.argument(call, "filename")
                                .get("parsed_data")
                                .asString()
                                .equals("./script"))
                        .findFirst()
                        .orElseThrow(),
                "argv");
        assertThat(script.get("members").get(0).get("0").get("state").asString())
                .isEqualTo("fault");
        assertThat(script.get("members").get(1).get("1").get("state").asString())
                .isEqualTo("late");
    }
}
