// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Programs that begin, and processes that are born, under circumstances in which tracers go wrong. */
@TestInstance(Lifecycle.PER_CLASS)
class ProcessTrapsIT {
    private static final List<String> ARGUMENTS = List.of("true", "", "last one");

    private Traps traps = Traps.NONE;

    @BeforeAll
    void compile(@TempDir Path temporary) throws IOException, InterruptedException {
        traps = Traps.compile(temporary);
    }

    @Test
    void anExecOfAThreadFailsAsTheThreadAndSucceedsAsTheProcess() throws IOException, InterruptedException {
        Traps.Run run = traps.run("exec_thread");
        JsonNode failed = run.events().call("SysExecve", "filename", "/no/such/program");
        assertThat(Traps.errno(failed)).isEqualTo("ENOENT");
        assertThat(Traps.tid(failed)).isEqualTo(run.said().getFirst().intValue());
        assertThat(Traps.tid(failed)).isNotEqualTo(Traps.pid(failed));
        JsonNode done = run.events().call("SysExecve", "filename", "/bin/true");
        assertThat(done.get("ret").asInt()).isZero();
        assertThat(Traps.tid(done)).isEqualTo(Traps.pid(failed));
        assertThat(done.get("duration_ns").asLong()).isPositive();
        assertThat(Events.strings(Events.argument(done, "argv"))).isEqualTo(ARGUMENTS);
        assertThat(run.events().context(done, "entry_context").get("tid").asInt())
                .isEqualTo(Traps.tid(failed));
        assertThat(run.events().context(done, "exit_context").get("comm").asString())
                .isEqualTo("true");
        JsonNode killed = run.events().call("SysRead", "count", "17");
        assertThat(killed.has("unfinished")).isTrue();
        assertThat(Traps.tid(killed)).isEqualTo(Traps.pid(failed));
    }

    @Test
    void execveatFailsAndSucceeds() throws IOException, InterruptedException {
        Events events = traps.run("exec_at").events();
        JsonNode failed = events.call("SysExecveat", "filename", "no-such-program");
        assertThat(Traps.errno(failed)).isEqualTo("ENOENT");
        JsonNode done = events.call("SysExecveat", "filename", "");
        assertThat(done.get("ret").asInt()).isZero();
        assertThat(Events.argument(done, "flags").get("symbol").asString()).isEqualTo("AT_EMPTY_PATH");
        assertThat(List.of(failed, done))
                .allSatisfy(call -> assertThat(Events.strings(Events.argument(call, "argv")))
                        .isEqualTo(ARGUMENTS));
    }

    @Test
    void everyWayToMakeAChildReturnsTwice() throws IOException, InterruptedException {
        Events events = traps.run("children").events();
        for (String syscall : List.of("SysClone", "SysClone3", "SysFork", "SysVfork")) {
            List<JsonNode> calls = events.calls(syscall);
            assertThat(calls).as(syscall).hasSize(2);
            JsonNode child = calls.getFirst().has("child_return") ? calls.getFirst() : calls.getLast();
            JsonNode parent = child == calls.getFirst() ? calls.getLast() : calls.getFirst();
            assertThat(child.get("ret").asInt()).isZero();
            assertThat(parent.get("ret").asInt()).isEqualTo(Traps.pid(child));
            assertThat(parent.has("child_return")).isFalse();
            assertThat(child.has("duration_ns")).isFalse();
        }
        List<JsonNode> calls = events.of("syscall");
        JsonNode execs = events.calls("SysExecve").getLast();
        JsonNode vforked = events.calls("SysVfork").stream()
                .filter(call -> !call.has("child_return"))
                .findFirst()
                .orElseThrow();
        assertThat(vforked.get("duration_ns").asLong()).isPositive();
        assertThat(calls.indexOf(events.calls("SysVfork").getFirst())).isLessThan(calls.indexOf(execs));
    }

    @Test
    void aProcessInNewNamespacesIsSeenFromInsideAndOutside() throws IOException, InterruptedException {
        Traps.Run run = traps.run("namespaces");
        JsonNode first = run.events().calls("SysGetpgrp").getFirst();
        JsonNode context = run.events().context(first, "entry_context");
        List<Long> inside = run.said();
        assertThat(context.get("ns_pid").asLong()).isEqualTo(inside.getFirst()).isEqualTo(1);
        List<String> names = List.of("user", "mnt", "net", "uts", "ipc");
        for (int i = 0; i < names.size(); i++) {
            assertThat(context.at("/namespace_context/" + names.get(i) + "_namespace")
                            .asLong())
                    .as(names.get(i))
                    .isEqualTo(inside.get(i + 1));
        }
        assertThat(Traps.pid(first)).isEqualTo(inside.get(6).intValue());
        assertThat(context.at("/namespace_context/pid_namespace").asLong()).isEqualTo(inside.get(7));
    }

    @Test
    void tenThousandProcessesUnderTwentyIdsAreToldApart() throws IOException, InterruptedException {
        Events events = traps.run("reused").events();
        List<JsonNode> calls = events.calls("SysChdir");
        assertThat(calls).hasSize(10_000);
        assertThat(calls.stream().map(Traps::pid).distinct()).hasSize(20);
        for (int i = 0; i < calls.size(); i++) {
            JsonNode call = calls.get(i);
            assertThat(Events.argument(call, "filename").get("parsed_data").asString())
                    .isEqualTo("/none/c" + i);
            assertThat(events.context(call, "entry_context").get("comm").asString())
                    .isEqualTo("c" + i);
        }
        List<JsonNode> exits = events.of("exit").stream()
                .filter(exit ->
                        events.context(exit, "context").get("comm").asString().startsWith("c"))
                .toList();
        assertThat(exits).hasSize(10_000);
        for (int i = 0; i < exits.size(); i++) {
            assertThat(exits.get(i).get("status").asInt()).isEqualTo(i % 200);
            assertThat(Traps.pid(exits.get(i))).isEqualTo(Traps.pid(calls.get(i)));
        }
    }
}
