// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Inputs that another thread, or the kernel, changes during a call: witness.c knows which, and what they become. */
@TestInstance(Lifecycle.PER_CLASS)
class WitnessIT {
    private Events events = Events.parse(List.of());

    @BeforeAll
    void trace(@TempDir Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path program = Etrace.compile(directory, "witness.c", "-pthread");
        Etrace.Result result = Etrace.run(
                "--witness",
                "--json",
                "--json-context=ref",
                "-o",
                "-",
                "--",
                "env",
                "-C",
                directory.toString(),
                program.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total lost: 0");
        events = Events.parse(result.outLines());
    }

    private List<JsonNode> arguments(String syscall, String parameter, String flags) {
        return events.calls(syscall).stream()
                .filter(call -> flags.isEmpty()
                        || Events.argument(call, "flags")
                                .path("symbol")
                                .asString("")
                                .equals(flags))
                .map(call -> Events.argument(call, parameter))
                .toList();
    }

    private static String text(JsonNode value) {
        return value.get("parsed_data").asString();
    }

    @Test
    void aPathThatChangesWhileTheCallBlocksHasBothValues() {
        JsonNode changed = arguments("SysOpenat", "filename", "O_RDONLY").stream()
                .filter(path -> text(path).equals("fifo"))
                .findFirst()
                .orElseThrow();
        assertThat(changed.get("changed").asBoolean()).isTrue();
        assertThat(text(changed.get("exit_value"))).isEqualTo("else");
    }

    @Test
    void memoryThatIsGoneAtExitIsNotCompared() {
        JsonNode unmapped = arguments("SysOpenat", "filename", "O_RDONLY|O_CLOEXEC").stream()
                .filter(path -> text(path).equals("fifo"))
                .findFirst()
                .orElseThrow();
        assertThat(unmapped.get("uncompared").asBoolean()).isTrue();
        assertThat(unmapped.has("changed")).isFalse();
    }

    @Test
    void structsAndVectorsHaveBothValues() {
        JsonNode nap = arguments("SysNanosleep", "rqtp", "").getLast();
        assertThat(member(nap, "tv_sec").asInt()).isZero();
        assertThat(member(nap.get("exit_value"), "tv_sec").asInt()).isEqualTo(77);
        JsonNode vector = arguments("SysWritev", "vec", "").getLast();
        assertThat(base(vector, "0")).isEqualTo("before");
        assertThat(base(vector.get("exit_value"), "0")).isEqualTo("after!");
        assertThat(base(vector.get("exit_value"), "1")).isEqualTo("the same");
    }

    /** The kernel writes the size that it knows into what is an input otherwise (sched_setattr(2)). */
    @Test
    void anInputThatTheKernelWritesToShowsIt() {
        JsonNode attributes = arguments("SysSchedSetattr", "uattr", "").getFirst();
        assertThat(member(attributes, "size").asInt()).isEqualTo(5000);
        assertThat(member(attributes.get("exit_value"), "size").asInt()).isLessThan(5000);
    }

    private static JsonNode member(JsonNode struct, String name) {
        for (JsonNode member : struct.get("members")) {
            if (member.has(name)) {
                return member.get(name).has("members")
                        ? member.get(name)
                        : member.get(name).get("parsed_data");
            }
        }
        throw new AssertionError(struct + " has no " + name);
    }

    private static String base(JsonNode vector, String index) {
        return member(member(vector, index), "iov_base").asString();
    }

    @Test
    void aRaceIsSeenAndEveryOtherCallIsClean() {
        List<JsonNode> raced = arguments("SysOpenat", "filename", "O_RDONLY|O_NOATIME");
        assertThat(raced)
                .hasSize(50_000)
                .allSatisfy(path -> assertThat(text(path)).isIn("a", "b"));
        List<JsonNode> changed =
                raced.stream().filter(path -> path.has("changed")).toList();
        assertThat(changed)
                .isNotEmpty()
                .allSatisfy(path -> assertThat(text(path.get("exit_value")))
                        .isEqualTo(text(path).equals("a") ? "b" : "a"));
        assertThat(arguments("SysOpenat", "filename", "O_RDONLY|O_NONBLOCK")
                        .getLast()
                        .has("changed"))
                .isFalse();
        assertThat(arguments("SysExecve", "filename", "")).allSatisfy(path -> {
            assertThat(path.has("changed")).isFalse();
            assertThat(path.has("uncompared")).isFalse();
        });
    }
}
