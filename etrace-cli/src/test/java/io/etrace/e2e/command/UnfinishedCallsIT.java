// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Await;
import io.etrace.e2e.harness.Events;
import io.etrace.e2e.harness.RunningEtrace;
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

/** Calls that never return, or not to the program, or not as they began. */
@TestInstance(Lifecycle.PER_CLASS)
class UnfinishedCallsIT {
    private static final long SHORTEST_WAIT_NANOS = 200_000_000;

    private Traps traps = Traps.NONE;

    @BeforeAll
    void compile(@TempDir Path temporary) throws IOException, InterruptedException {
        traps = Traps.compile(temporary);
    }

    @Test
    void exitGroupEndsTheCallsOfOtherThreads() throws IOException, InterruptedException {
        Events events = traps.run("exit_group").events();
        JsonNode read = events.call("SysRead", "count", "17");
        assertThat(read.has("unfinished")).isTrue();
        assertThat(read.get("ret").isNull()).isTrue();
        assertThat(Events.argument(read, "fd").get("parsed_data").asInt()).isEqualTo(100);
        assertThat(events.of("exit"))
                .hasSize(2)
                .allSatisfy(exit -> assertThat(exit.get("status").asInt()).isEqualTo(9));
    }

    @Test
    void aReadThatIsKilledHasItsArgumentsAndLastsUntilDeath() throws IOException, InterruptedException {
        Traps.Run run = traps.run("killed");
        JsonNode read = run.events().call("SysRead", "count", "17");
        assertThat(read.has("unfinished")).isTrue();
        assertThat(read.get("ret").isNull()).isTrue();
        assertThat(Traps.pid(read)).isEqualTo(run.said().getFirst().intValue());
        assertThat(Events.argument(read, "fd").get("parsed_data").asInt()).isEqualTo(100);
        assertThat(run.said().get(1)).isGreaterThanOrEqualTo(SHORTEST_WAIT_NANOS);
        assertThat(read.get("duration_ns").asLong())
                .isGreaterThanOrEqualTo(run.said().get(1));
        assertThat(run.err()).containsPattern("SysRead \\| +\\d+ \\| +0 \\| +0 \\|");
    }

    @Test
    void aSleepThatIsStoppedGoesOnAndIsNoError() throws IOException, InterruptedException {
        Traps.Run run = traps.run("restart");
        assertThat(Traps.errno(run.events().calls("SysNanosleep").getFirst())).isEqualTo("ERESTART_RESTARTBLOCK");
        assertThat(run.events().calls("SysRestartSyscall"))
                .hasSize(1)
                .allSatisfy(call -> assertThat(call.get("ret").asInt()).isZero());
        assertThat(run.err()).containsPattern("SysNanosleep \\| +1 \\| +0 \\| +0 \\|");
    }

    /** What seccomp forbids has no entry; its arguments are read when it returns. */
    @Test
    void deniedCallsAreToldAsDenied() throws IOException, InterruptedException {
        Events events = traps.run("seccomp").events();
        List<JsonNode> denied = events.calls("SysMkdir");
        assertThat(denied)
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.has("denied")).isTrue());
        JsonNode killed = denied.stream()
                .filter(call -> call.has("unfinished"))
                .findFirst()
                .orElseThrow();
        JsonNode refused = denied.stream()
                .filter(call -> !call.has("unfinished"))
                .findFirst()
                .orElseThrow();
        assertThat(killed.get("ret").isNull()).isTrue();
        assertThat(Traps.errno(refused)).isEqualTo("EXDEV");
        assertThat(Events.argument(refused, "pathname").get("parsed_data").asString())
                .isEqualTo("/tmp/denied");
        assertThat(Events.argument(refused, "pathname").get("state").asString()).isEqualTo("late");
        assertThat(events.of("exit").stream().map(exit -> exit.path("signal").asString("")))
                .contains("SIGSYS");
    }

    @Test
    void aCallThatADebuggerCancelsHasNoNumber() throws IOException, InterruptedException {
        Events events = traps.run("cancelled").events();
        assertThat(events.calls("SysMkdir")).isEmpty();
        JsonNode cancelled = events.of("syscall").stream()
                .filter(call -> call.get("number").asInt() == -1)
                .findFirst()
                .orElseThrow();
        assertThat(Traps.errno(cancelled)).isEqualTo("ENOSYS");
        assertThat(cancelled.get("args")).hasSize(6);
    }

    /** A call that began before tracing, and one that goes on behind it. */
    @Test
    void callsInFlightAtStartAndAtStop() throws IOException, InterruptedException {
        Path json = traps.directory().resolve("in_flight.json");
        Process traced = new ProcessBuilder(traps.program().toString(), "in_flight").start();
        String pid = traced.inputReader().readLine();
        try (RunningEtrace etrace =
                RunningEtrace.start("--json", "--json-context=ref", "-o", json.toString(), "-p", pid)) {
            traced.getOutputStream().write("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            traced.getOutputStream().flush();
            etrace.awaitLine(json, "/none/afterwards");
            awaitRead(pid, "0x21");
            etrace.signal("TERM");
            assertThat(etrace.end().status()).isZero();
        } finally {
            traced.destroyForcibly();
        }
        checkInFlight(Events.parse(Files.readAllLines(json)));
    }

    private static void checkInFlight(Events events) {
        JsonNode before = events.call("SysRead", "count", "64");
        assertThat(before.has("no_entry")).isTrue();
        assertThat(before.has("denied")).isFalse();
        assertThat(before.has("duration_ns")).isFalse();
        assertThat(Events.argument(before, "buf").get("parsed_data").asString()).isEqualTo("hello");
        JsonNode behind = events.call("SysRead", "count", "33");
        assertThat(behind.has("in_flight")).isTrue();
        assertThat(behind.get("ret").isNull()).isTrue();
        assertThat(behind.get("duration_ns").asLong()).isPositive();
    }

    /** Waits until a process is in a read of so many bytes (proc_pid_syscall(5)). */
    private static void awaitRead(String pid, String count) throws IOException, InterruptedException {
        Await.that("read by process " + pid, () -> {
            String[] words = Files.readString(Path.of("/proc", pid, "syscall")).split(" ");
            return words.length > 3 && words[0].equals("0") && words[3].equals(count);
        });
    }
}
