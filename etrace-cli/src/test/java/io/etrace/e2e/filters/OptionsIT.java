// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the options of a command make of its trace. */
class OptionsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private static List<String> calls(Etrace.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        return result.outLines().stream()
                .filter(line -> line.contains(" | Sys"))
                .toList();
    }

    private static List<String> trace(String options, String... command) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of(("--stdout " + options + " --").split(" +")));
        words.addAll(List.of(command));
        return calls(Etrace.run(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s newfstatat,openat",
                "-s openat -s newfstatat",
                "--syscall=SysOpenat,SysNewfstatat",
                "-s openat,SysFstatat64,newfstatat"
            })
    void syscallsMayBeSpelledInSeveralWays(String options) throws IOException, InterruptedException {
        List<String> lines = trace(options, "cat", "/etc/hosts");
        assertThat(lines)
                .anyMatch(line -> line.contains("SysOpenat("))
                .anyMatch(line -> line.contains("SysNewfstatat("));
        assertThat(lines).allMatch(line -> line.contains("SysOpenat(") || line.contains("SysNewfstatat("));
    }

    @Test
    void failedAndSucceededAreTwoHalves() throws IOException, InterruptedException {
        String[] command = {"sh", "-c", "cat /nonexistent /etc/hosts >/dev/null 2>&1; true"};
        List<String> failed = trace("--failed", command);
        List<String> succeeded = trace("--succeeded", command);
        assertThat(failed)
                .isNotEmpty()
                .allMatch(line -> line.contains(") = -"))
                .anyMatch(line -> line.contains("/nonexistent"));
        assertThat(succeeded).isNotEmpty().noneMatch(line -> line.contains(") = -"));
        assertThat(failed.size() + succeeded.size())
                .isEqualTo(trace("", command).size());
    }

    @Test
    void shortCallsAreLeftOut() throws IOException, InterruptedException {
        Path file = directory.resolve("json");
        Etrace.run("--min-duration", "150ms", "--json", "-o", file.toString(), "--", "sh", "-c", "sleep 0.2; true");
        List<JsonNode> events = Files.readAllLines(file).stream()
                .map(JSON::readTree)
                .filter(event -> event.get("kind").asString().equals("syscall"))
                .toList();
        assertThat(events).allMatch(event -> event.get("duration_ns").asLong() >= 150_000_000);
        assertThat(events)
                .extracting(event -> event.get("syscall").asString())
                .contains("SysClockNanosleep", "SysWait4");
    }

    @Test
    void longStringsAreKept() throws IOException, InterruptedException {
        Path data = Files.writeString(directory.resolve("data"), "0123456789abcdef".repeat(4096));
        List<String> lines =
                trace("--string-limit 64K -s read", "dd", "if=" + data, "of=/dev/null", "bs=64K", "status=none");
        assertThat(lines)
                .anyMatch(line -> line.contains("0123456789abcdef".repeat(4096) + ",") && line.endsWith("= 65536"));
        assertThat(trace(
                        "--string-limit 20 -s openat",
                        "sh",
                        "-c",
                        "test -e x < /etc/hosts; : < /etc/../etc/../etc/../etc/hosts"))
                .anyMatch(line -> line.contains("/etc/../etc/../etc/....,"));
    }

    @Test
    void numbersReplaceNames() throws IOException, InterruptedException {
        for (String option : List.of("--numeric", "--no-symbols")) {
            assertThat(trace(option + " -s openat,mmap", "cat", "/etc/hosts").stream())
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("O_") || line.contains("AT_FDCWD") || line.contains("MAP_"))
                    .anyMatch(line -> line.contains("int dfd: -100, "));
        }
    }

    @Test
    void bytesOfBinaryDataAreShownUpToALimit() throws IOException, InterruptedException {
        Path data = Files.write(
                directory.resolve("data"), new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
        assertThat(trace("--bytes 16 -s read", "head", "-c", "16", data.toString()))
                .anyMatch(
                        line -> line.contains(
                                "char * buf: \"\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\\x08\\t\\n\\x0b\\x0c\\r\\x0e\\x0f\", "));
        assertThat(trace("-s read", "head", "-c", "16", data.toString()))
                .anyMatch(line -> line.contains("char * buf: \"\\x00\\x01\\x02\\x03\\x04\\x05\\x06\\x07\"..., "));
    }

    @Test
    void childrenAreNotFollowed() throws IOException, InterruptedException {
        String[] command = {"sh", "-c", "cat /etc/hosts >/dev/null; true"};
        assertThat(trace("", command)).anyMatch(line -> line.startsWith("cat("));
        assertThat(trace("--no-follow", command))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("sh(") || line.startsWith("etrace("));
    }

    @Test
    void twoOutputsAtOnceTellOfTheSameEvents() throws IOException, InterruptedException {
        Path file = directory.resolve("json");
        List<String> lines = calls(Etrace.run("--stdout", "--json", "-o", file.toString(), "--", "cat", "/etc/hosts"));
        long events = Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("{\"kind\":\"syscall\"") && line.contains("\"syscall\":\"Sys"))
                .count();
        assertThat(events).isEqualTo(lines.size());
    }

    @Test
    void theTimeLimitLeavesTheCommandRunning() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--duration", "2s", "--stdout", "--", "sleep", "1000");
        assertThat(result.status()).as(result.err()).isZero();
        var pid = Pattern.compile("sleep\\((\\d+)\\)").matcher(result.out());
        assertThat(pid.find()).isTrue();
        ProcessHandle sleep = ProcessHandle.of(Long.parseLong(pid.group(1))).orElseThrow();
        assertThat(sleep.isAlive()).isTrue();
        sleep.destroy();
    }

    @Test
    void theStandardOutputMayBeNamedByADash() throws IOException, InterruptedException {
        assertThat(calls(Etrace.run("-o", "-", "--", "true"))).isNotEmpty();
    }

    @Test
    void noTableWhenNoneIsWanted() throws IOException, InterruptedException {
        assertThat(Etrace.run("--no-stats", "--", "true").err()).doesNotContain("Syscall Name");
        assertThat(Etrace.run("--stats=false", "--", "true").err()).doesNotContain("Syscall Name");
    }
}
