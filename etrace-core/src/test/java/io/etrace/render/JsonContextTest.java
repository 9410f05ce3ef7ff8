// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.json;
import static io.etrace.render.Shown.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Contexts, as a part of events and as lines of their own. */
class JsonContextTest {
    private static final JsonNotation REFERENCES = JsonNotation.DEFAULT.withContextReferences(true);

    @Test
    void everythingThatIsKnownOfAProcess() {
        JsonNode context = json(Call.of("getpid")).get("entry_process_context");

        assertThat(context.get("comm").asString()).isEqualTo("cat");
        assertThat(context.get("ns_pid").asInt()).isEqualTo(11);
        assertThat(context.get("ns_tid").asInt()).isEqualTo(12);
        assertThat(context.get("ppid").asInt()).isOne();
        assertThat(context.get("credentials").toString())
                .isEqualTo("{\"uid\":1000,\"gid\":1001,\"suid\":1002,\"sgid\":1003,\"euid\":1004,\"egid\":1005,"
                        + "\"fsuid\":1006,\"fsgid\":4294967294,\"secure_bits\":47,\"cap_inheritable\":1,"
                        + "\"cap_permitted\":2,\"cap_effective\":3,\"cap_bset\":4,"
                        + "\"cap_ambient\":18446744073709551615,\"cap_ambiant\":18446744073709551615}");
        assertThat(context.get("namespace_context").toString())
                .isEqualTo("{\"cgroup_namespace\":101,\"ipc_namespace\":102,\"net_namespace\":103,"
                        + "\"mnt_namespace\":104,\"pid_namespace\":105,\"time_namespace\":106,"
                        + "\"user_namespace\":107,\"uts_namespace\":108}");
    }

    @Test
    void cgroupsByTheirPath() {
        JsonNode context = json(Call.of("getpid")).get("exit_process_context");

        assertThat(context.get("cgroups").toString())
                .isEqualTo("[{\"subsystem_id\":0,\"subsystem\":\"cpuset\",\"state_id\":70,\"name\":\"/outer/inner\"},"
                        + "{\"subsystem_id\":1,\"subsystem\":\"memory\",\"state_id\":90,\"name\":null}]");
        assertThat(context.get("cgroup_v2").isNull()).as("told by no record").isTrue();
    }

    @Test
    void entryAndExitDiffer() {
        JsonNode call = lines(
                        JsonNotation.DEFAULT,
                        Records.context(2, "dog"),
                        Call.of("prctl", 15).contexts(1, 2).done())
                .getFirst();

        assertThat(call.get("entry_process_context").get("comm").asString()).isEqualTo("cat");
        assertThat(call.get("exit_process_context").get("comm").asString()).isEqualTo("dog");
    }

    @Test
    void aLostContextIsNull() {
        assertThat(json(Call.of("getpid").contexts(0, 9))
                        .get("entry_process_context")
                        .isNull())
                .isTrue();
    }

    @Test
    void aCommThatIsNoUtf8IsMarked() {
        RecordCursor context = Records.context(2, 10609, Bytes.of('a', 0xff, '"'));
        JsonNode call = lines(
                        JsonNotation.DEFAULT,
                        context,
                        Call.of("getpid").contexts(2, 2).done())
                .getFirst();

        assertThat(call.get("entry_process_context").get("comm").asString()).isEqualTo("a\\xff\"");
        assertThat(call.get("entry_process_context").get("comm_encoding").asString())
                .isEqualTo("escaped");
    }

    @Test
    void referencesAreToldOnceAndFirst() {
        List<JsonNode> lines = lines(
                REFERENCES,
                Call.of("getpid").done(),
                Records.context(2, "dog"),
                Call.of("getpid").contexts(1, 2).done(),
                Call.of("getpid").contexts(2, 2).done(),
                Records.exit(10609, 0));

        assertThat(lines)
                .extracting(line -> line.get("kind").asString())
                .containsExactly("context", "syscall", "context", "syscall", "syscall", "exit");
        assertThat(lines.get(0).get("id").asInt()).isOne();
        assertThat(lines.get(0).get("tid").asInt()).isEqualTo(10609);
        assertThat(lines.get(2).get("comm").asString()).isEqualTo("dog");
        assertThat(lines.get(3).get("entry_context").asInt()).isOne();
        assertThat(lines.get(3).get("exit_context").asInt()).isEqualTo(2);
        assertThat(lines.get(5).get("context").asInt()).isOne();
        assertThat(lines.get(1).has("entry_process_context")).isFalse();
    }

    @Test
    void bothFormsTellTheSame() {
        JsonNode whole = json(Call.of("getpid")).get("entry_process_context");
        JsonNode line = lines(REFERENCES, Call.of("getpid").done()).getFirst();

        assertThat(whole.properties())
                .allSatisfy(field -> assertThat(line.get(field.getKey())).isEqualTo(field.getValue()));
        assertThat(line.size()).as("with kind, id, pid and tid").isEqualTo(whole.size() + 4);
    }

    @Test
    void signalsAndEnds() {
        JsonNode child = json(Records.signal(17, new Bytes().u32(0, 2, 0, 11, 1000, 9)));
        JsonNode fault = json(Records.signal(11, new Bytes().u32(0, 1, 0).u64(-1)));
        JsonNode killed = json(Records.exit(10609, 0x8b));

        assertThat(child.get("signal").asString()).isEqualTo("SIGCHLD");
        assertThat(child.get("code_symbol").asString()).isEqualTo("CLD_KILLED");
        assertThat(child.get("sender_pid").asInt()).isEqualTo(11);
        assertThat(child.get("status_symbol").asString()).isEqualTo("SIGKILL");
        assertThat(child.get("process_context").get("comm").asString()).isEqualTo("cat");
        assertThat(fault.get("address").bigIntegerValue()).isEqualTo("18446744073709551615");
        assertThat(killed.get("signal").asString()).isEqualTo("SIGSEGV");
        assertThat(killed.get("core_dumped").asBoolean()).isTrue();
        assertThat(json(Records.exit(10609, 3 << 8)).get("status").asInt()).isEqualTo(3);
    }
}
