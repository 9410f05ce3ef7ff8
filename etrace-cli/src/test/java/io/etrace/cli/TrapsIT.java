// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Situations in which tracers go wrong; traps.c provokes them, one a run, and says what only it knows. */
@TestInstance(Lifecycle.PER_CLASS)
class TrapsIT {
    private static final long SHORTEST_WAIT_NANOS = 200_000_000;
    private static final List<String> ARGUMENTS = List.of("true", "", "last one");

    private Path directory = Path.of("");
    private Path program = Path.of("");

    @BeforeAll
    void compile(@TempDir Path temporary) throws IOException, InterruptedException {
        Etrace.needsRoot();
        directory = temporary;
        program = Etrace.compile(directory, "traps.c", "-pthread");
    }

    /** What a run showed, and the numbers that the program wrote. */
    private record Run(Events events, List<Long> said, String err) {}

    private Run run(String trap) throws IOException, InterruptedException {
        Path json = directory.resolve(trap + ".json");
        Etrace.Result result =
                Etrace.run("--json", "--json-context=ref", "-o", json.toString(), "--", program.toString(), trap);
        assertThat(result.err()).contains("Total lost: 0");
        List<Long> said = new ArrayList<>();
        for (String number : result.out().strip().split("\\s+")) {
            if (!number.isEmpty()) {
                said.add(Long.valueOf(number));
            }
        }
        return new Run(Events.parse(Files.readAllLines(json)), said, result.err());
    }

    private static int pid(JsonNode event) {
        return event.get("pid").asInt();
    }

    private static int tid(JsonNode event) {
        return event.get("tid").asInt();
    }

    private static String errno(JsonNode event) {
        return event.path("errno").asString("");
    }

    private static boolean is(JsonNode event, String flag) {
        return event.has(flag);
    }

    @Test
    void anExecOfAThreadFailsAsTheThreadAndSucceedsAsTheProcess() throws IOException, InterruptedException {
        Run run = run("exec_thread");
        JsonNode failed = run.events().call("SysExecve", "filename", "/no/such/program");
        assertThat(errno(failed)).isEqualTo("ENOENT");
        assertThat(tid(failed)).isEqualTo(run.said().getFirst().intValue());
        assertThat(tid(failed)).isNotEqualTo(pid(failed));
        JsonNode done = run.events().call("SysExecve", "filename", "/bin/true");
        assertThat(done.get("ret").asInt()).isZero();
        assertThat(tid(done)).isEqualTo(pid(failed));
        assertThat(done.get("duration_ns").asLong()).isPositive();
        assertThat(Events.strings(Events.argument(done, "argv"))).isEqualTo(ARGUMENTS);
        assertThat(run.events().context(done, "entry_context").get("tid").asInt())
                .isEqualTo(tid(failed));
        assertThat(run.events().context(done, "exit_context").get("comm").asString())
                .isEqualTo("true");
        JsonNode killed = run.events().call("SysRead", "count", "17");
        assertThat(is(killed, "unfinished")).isTrue();
        assertThat(tid(killed)).isEqualTo(pid(failed));
    }

    @Test
    void execveatFailsAndSucceeds() throws IOException, InterruptedException {
        Events events = run("exec_at").events();
        JsonNode failed = events.call("SysExecveat", "filename", "no-such-program");
        assertThat(errno(failed)).isEqualTo("ENOENT");
        JsonNode done = events.call("SysExecveat", "filename", "");
        assertThat(done.get("ret").asInt()).isZero();
        assertThat(Events.argument(done, "flags").get("symbol").asString()).isEqualTo("AT_EMPTY_PATH");
        assertThat(List.of(failed, done))
                .allSatisfy(call -> assertThat(Events.strings(Events.argument(call, "argv")))
                        .isEqualTo(ARGUMENTS));
    }

    @Test
    void everyWayToMakeAChildReturnsTwice() throws IOException, InterruptedException {
        Events events = run("children").events();
        for (String syscall : List.of("SysClone", "SysClone3", "SysFork", "SysVfork")) {
            List<JsonNode> calls = events.calls(syscall);
            assertThat(calls).as(syscall).hasSize(2);
            JsonNode child = is(calls.getFirst(), "child_return") ? calls.getFirst() : calls.getLast();
            JsonNode parent = child == calls.getFirst() ? calls.getLast() : calls.getFirst();
            assertThat(child.get("ret").asInt()).isZero();
            assertThat(parent.get("ret").asInt()).isEqualTo(pid(child));
            assertThat(is(parent, "child_return")).isFalse();
            assertThat(is(child, "duration_ns")).isFalse();
        }
        List<JsonNode> calls = events.of("syscall");
        JsonNode execs = events.calls("SysExecve").getLast();
        JsonNode vforked = events.calls("SysVfork").stream()
                .filter(call -> !is(call, "child_return"))
                .findFirst()
                .orElseThrow();
        assertThat(vforked.get("duration_ns").asLong()).isPositive();
        assertThat(calls.indexOf(events.calls("SysVfork").getFirst())).isLessThan(calls.indexOf(execs));
    }

    @Test
    void exitGroupEndsTheCallsOfOtherThreads() throws IOException, InterruptedException {
        Events events = run("exit_group").events();
        JsonNode read = events.call("SysRead", "count", "17");
        assertThat(is(read, "unfinished")).isTrue();
        assertThat(read.get("ret").isNull()).isTrue();
        assertThat(Events.argument(read, "fd").get("parsed_data").asInt()).isEqualTo(100);
        assertThat(events.of("exit"))
                .hasSize(2)
                .allSatisfy(exit -> assertThat(exit.get("status").asInt()).isEqualTo(9));
    }

    @Test
    void aReadThatIsKilledHasItsArgumentsAndLastsUntilDeath() throws IOException, InterruptedException {
        Run run = run("killed");
        JsonNode read = run.events().call("SysRead", "count", "17");
        assertThat(is(read, "unfinished")).isTrue();
        assertThat(read.get("ret").isNull()).isTrue();
        assertThat(pid(read)).isEqualTo(run.said().getFirst().intValue());
        assertThat(Events.argument(read, "fd").get("parsed_data").asInt()).isEqualTo(100);
        assertThat(run.said().get(1)).isGreaterThanOrEqualTo(SHORTEST_WAIT_NANOS);
        assertThat(read.get("duration_ns").asLong())
                .isGreaterThanOrEqualTo(run.said().get(1));
        assertThat(run.err()).containsPattern("SysRead \\| +\\d+ \\| +0 \\| +0 \\|");
    }

    @Test
    void aSleepThatIsStoppedGoesOnAndIsNoError() throws IOException, InterruptedException {
        Run run = run("restart");
        assertThat(errno(run.events().calls("SysNanosleep").getFirst())).isEqualTo("ERESTART_RESTARTBLOCK");
        assertThat(run.events().calls("SysRestartSyscall"))
                .hasSize(1)
                .allSatisfy(call -> assertThat(call.get("ret").asInt()).isZero());
        assertThat(run.err()).containsPattern("SysNanosleep \\| +1 \\| +0 \\| +0 \\|");
    }

    /** What seccomp forbids has no entry; its arguments are read when it returns. */
    @Test
    void deniedCallsAreToldAsDenied() throws IOException, InterruptedException {
        Events events = run("seccomp").events();
        List<JsonNode> denied = events.calls("SysMkdir");
        assertThat(denied)
                .hasSize(2)
                .allSatisfy(call -> assertThat(is(call, "denied")).isTrue());
        JsonNode killed = denied.stream()
                .filter(call -> is(call, "unfinished"))
                .findFirst()
                .orElseThrow();
        JsonNode refused = denied.stream()
                .filter(call -> !is(call, "unfinished"))
                .findFirst()
                .orElseThrow();
        assertThat(killed.get("ret").isNull()).isTrue();
        assertThat(errno(refused)).isEqualTo("EXDEV");
        assertThat(Events.argument(refused, "pathname").get("parsed_data").asString())
                .isEqualTo("/tmp/denied");
        assertThat(Events.argument(refused, "pathname").get("state").asString()).isEqualTo("late");
        assertThat(events.of("exit").stream().map(exit -> exit.path("signal").asString("")))
                .contains("SIGSYS");
    }

    @Test
    void aCallThatADebuggerCancelsHasNoNumber() throws IOException, InterruptedException {
        Events events = run("cancelled").events();
        assertThat(events.calls("SysMkdir")).isEmpty();
        JsonNode cancelled = events.of("syscall").stream()
                .filter(call -> call.get("number").asInt() == -1)
                .findFirst()
                .orElseThrow();
        assertThat(errno(cancelled)).isEqualTo("ENOSYS");
        assertThat(cancelled.get("args")).hasSize(6);
    }

    @Test
    void aProcessInNewNamespacesIsSeenFromInsideAndOutside() throws IOException, InterruptedException {
        Run run = run("namespaces");
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
        assertThat(pid(first)).isEqualTo(inside.get(6).intValue());
        assertThat(context.at("/namespace_context/pid_namespace").asLong()).isEqualTo(inside.get(7));
    }

    @Test
    void tenThousandProcessesUnderTwentyIdsAreToldApart() throws IOException, InterruptedException {
        Events events = run("reused").events();
        List<JsonNode> calls = events.calls("SysChdir");
        assertThat(calls).hasSize(10_000);
        assertThat(calls.stream().map(TrapsIT::pid).distinct()).hasSize(20);
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
            assertThat(pid(exits.get(i))).isEqualTo(pid(calls.get(i)));
        }
    }

    /** A call that began before tracing, and one that goes on behind it. */
    @Test
    void callsInFlightAtStartAndAtStop() throws IOException, InterruptedException {
        Path json = directory.resolve("in_flight.json");
        Path err = directory.resolve("in_flight.err");
        Process traced = new ProcessBuilder(program.toString(), "in_flight").start();
        String pid = traced.inputReader().readLine();
        Process etrace = new ProcessBuilder(
                        "../etrace", "--json", "--json-context=ref", "-o", json.toString(), "-p", pid)
                .redirectError(err.toFile())
                .start();
        await(err, "Tracing started");
        traced.getOutputStream().write("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        traced.getOutputStream().flush();
        await(json, "/none/afterwards");
        awaitRead(pid, "0x21");
        etrace.destroy();
        assertThat(etrace.waitFor(20, TimeUnit.SECONDS)).isTrue();
        traced.destroyForcibly();
        checkInFlight(Events.parse(Files.readAllLines(json)));
    }

    private static void checkInFlight(Events events) {
        JsonNode before = events.call("SysRead", "count", "64");
        assertThat(is(before, "no_entry")).isTrue();
        assertThat(is(before, "denied")).isFalse();
        assertThat(is(before, "duration_ns")).isFalse();
        assertThat(Events.argument(before, "buf").get("parsed_data").asString()).isEqualTo("hello");
        JsonNode behind = events.call("SysRead", "count", "33");
        assertThat(is(behind, "in_flight")).isTrue();
        assertThat(behind.get("ret").isNull()).isTrue();
        assertThat(behind.get("duration_ns").asLong()).isPositive();
    }

    private static void await(Path file, String words) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            if (Files.exists(file) && Files.readString(file).contains(words)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("no " + words + " in " + file);
    }

    /** Waits until a process is in a read of so many bytes (proc_pid_syscall(5)). */
    private static void awaitRead(String pid, String count) throws IOException, InterruptedException {
        for (int i = 0; i < 300; i++) {
            String[] words = Files.readString(Path.of("/proc", pid, "syscall")).split(" ");
            if (words.length > 3 && words[0].equals("0") && words[3].equals(count)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("process " + pid + " is in no read");
    }
}
