// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** etrace where processes have other numbers, or clocks other times, than the kernel has for them. */
class NamespacesIT {
    @TempDir
    Path directory;

    @BeforeAll
    static void needsRoot() {
        Etrace.needsRoot();
    }

    private static Etrace.Result unshare(List<String> how, String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("unshare"));
        all.addAll(how);
        all.addAll(List.of(words));
        return Etrace.program(all);
    }

    /** With a /proc of the namespace, and with the one of the namespace above. */
    @ParameterizedTest
    @ValueSource(strings = {"--mount-proc", "--mount"})
    void aCommandHasTheNumbersOfItsNamespace(String mount) throws IOException, InterruptedException {
        Etrace.Result result = unshare(
                List.of("--pid", "--fork", mount),
                Etrace.launcher(),
                "--json",
                "--json-context=ref",
                "-o",
                "-",
                "--no-stats",
                "--",
                "sh",
                "-c",
                "echo $$ >" + directory + "/shell; sh -c 'echo $$ $PPID; :' >" + directory + "/child");
        assertThat(result.status()).as(result.err()).isZero();
        Events events = Events.parse(result.outLines());
        int shell = number("shell", 0);
        assertThat(events.calls("SysExecve"))
                .extracting(call -> call.get("pid").asInt())
                .contains(shell);
        JsonNode child = events.contexts().values().stream()
                .filter(context -> {
                    try {
                        return context.get("pid").asInt() == number("child", 0);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .findFirst()
                .orElseThrow();
        assertThat(child.get("ppid").asInt()).isEqualTo(number("child", 1)).isEqualTo(shell);
        assertThat(events.of("exit")).hasSize(2);
    }

    private int number(String file, int word) throws IOException {
        return Integer.parseInt(
                Files.readString(directory.resolve(file)).strip().split(" ")[word]);
    }

    /** A number of the namespace is that of another process in the initial one. */
    @Test
    void aProcessIsNamedByItsNumberInTheNamespace() throws IOException, InterruptedException {
        String script = "until cat /no/such/inside; do sleep 0.05; done & echo $! >" + directory + "/target; "
                + Etrace.launcher() + " -p $! --no-follow --no-stats --duration 2s --stdout; kill -9 $!";
        Etrace.Result result = unshare(List.of("--pid", "--fork", "--mount-proc"), "bash", "-c", script);
        int target = number("target", 0);
        assertThat(result.out()).contains("bash(" + target + ") | SysClone");
        assertThat(result.outLines()).allMatch(line -> line.startsWith("bash(" + target + ") | "));
    }

    @Test
    void whoHasNoNumberInTheNamespaceIsShownAsOfTheHost() throws IOException, InterruptedException {
        Process outside = new ProcessBuilder("bash", "-c", "while read -t 0.05 || true; do cat /no/such/outside; done")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            for (String format : List.of("--bytes=8", "--json")) {
                Etrace.Result result = unshare(
                        List.of("--pid", "--fork", "--mount-proc"),
                        Etrace.launcher(),
                        "-c",
                        "bash",
                        "-s",
                        "clone",
                        "--no-follow",
                        "--duration",
                        "2s",
                        "--no-stats",
                        format,
                        "-o",
                        "-");
                assertThat(result.status()).as(result.err()).isZero();
                if (!format.equals("--json")) {
                    assertThat(result.out()).contains("bash(host:" + outside.pid() + ") | SysClone");
                } else {
                    JsonNode call = Events.parse(result.outLines()).calls("SysClone").stream()
                            .filter(event -> event.path("host_pid").asLong() == outside.pid())
                            .findFirst()
                            .orElseThrow();
                    assertThat(call.get("pid").asInt()).isZero();
                    assertThat(call.get("host_tid").asLong()).isEqualTo(outside.pid());
                }
            }
        } finally {
            outside.destroyForcibly();
        }
    }

    /** Live, and from a capture that was made there. */
    @Test
    void timesAreRightInATimeNamespace() throws IOException, InterruptedException {
        List<String> later = List.of("--time", "--monotonic", "1000000", "--boottime", "2000000");
        Path capture = directory.resolve("capture");
        Instant before = Instant.now();
        Etrace.Result live = unshare(later, Etrace.launcher(), "--json", "-o", "-", "--no-stats", "--", "true");
        Etrace.Result raw =
                unshare(later, Etrace.launcher(), "--raw", "-o", capture.toString(), "--no-stats", "--", "true");
        assertThat(raw.status()).as(raw.err()).isZero();
        Etrace.Result replayed = Etrace.run("--input", capture.toString(), "--json", "-o", "-", "--no-stats");
        Instant after = Instant.now();
        for (Etrace.Result result : List.of(live, replayed)) {
            assertThat(result.outLines()).hasSizeGreaterThan(10);
            for (JsonNode event : Events.parse(result.outLines()).all()) {
                assertThat(Instant.parse(event.get("timestamp").asString()))
                        .isBetween(before.minus(Duration.ofMillis(1)), after.plus(Duration.ofMillis(1)));
            }
        }
    }
}
