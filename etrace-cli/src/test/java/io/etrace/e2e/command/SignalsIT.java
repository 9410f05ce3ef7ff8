// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Signals and ends of tasks are told as strace tells them, and who sent those that kill. */
@TestInstance(Lifecycle.PER_CLASS)
class SignalsIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern STRACE = Pattern.compile("^(\\d+) +((?:---|\\+\\+\\+) .*)$");
    private static final Pattern ETRACE = Pattern.compile("^signals\\((\\d+)\\) \\| ((?:---|\\+\\+\\+) .*)$");
    private static final Pattern PID = Pattern.compile("si_pid=(\\d+)");
    private static final int ABORTED = 128 + 6;

    private Path directory = Path.of("");
    private Path program = Path.of("");

    @BeforeAll
    void compile(@TempDir Path temporary) throws IOException, InterruptedException {
        Etrace.needsRoot();
        directory = temporary;
        program = Etrace.compile(directory, "signals.c", "-pthread");
    }

    /** With fixed addresses, in a directory for the core. */
    private String[] command(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.addAll(List.of("setarch", "-R", "env", "-C", directory.toString(), program.toString()));
        return command.toArray(String[]::new);
    }

    private static List<String> lines(Path file, Pattern pattern) throws IOException {
        Map<String, List<String>> byTask = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            Matcher matcher = pattern.matcher(line);
            if (matcher.matches() && isComparable(matcher.group(2))) {
                byTask.computeIfAbsent(matcher.group(1), task -> new ArrayList<>())
                        .add(matcher.group(2));
            }
        }
        List<String> tasks = new ArrayList<>(byTask.keySet());
        List<String> lines = new ArrayList<>();
        byTask.forEach((task, told) -> told.forEach(line -> lines.add(tasks.indexOf(task) + " " + same(line, tasks))));
        return lines;
    }

    /** A SIGCONT that nobody handles is delivered to a traced process only, a SIGKILL to one that is not traced. */
    private static boolean isComparable(String line) {
        return !line.startsWith("--- stopped by") && !line.startsWith("--- SIGCONT") && !line.startsWith("--- SIGKILL");
    }

    private static String same(String line, List<String> tasks) {
        return PID.matcher(line)
                .replaceAll(pid -> "si_pid=" + tasks.indexOf(pid.group(1)))
                .replaceAll("si_([us])time=\\d+", "si_$1time=N")
                .replace("__NR_getppid", "SysGetppid")
                .replace("AUDIT_ARCH_X86_64", "0xc000003e");
    }

    @Test
    void textTellsWhatStraceTells() throws IOException, InterruptedException {
        Path strace = directory.resolve("strace");
        Path etrace = directory.resolve("etrace");
        Etrace.program(List.of(command("strace", "-f", "-o", strace.toString())));
        assertThat(Etrace.run(command("-o", etrace.toString(), "--")).status()).isEqualTo(ABORTED);
        List<String> expected = lines(strace, STRACE);
        assertThat(expected).hasSizeGreaterThan(28);
        assertThat(lines(etrace, ETRACE)).isEqualTo(expected);
    }

    @Test
    void jsonTellsWhoKilledWhomAndWhichProcessEnded() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(command("--json", "--json-context=ref", "-o", "-", "--"));
        List<JsonNode> events = new ArrayList<>();
        result.outLines().forEach(line -> events.add(JSON.readTree(line)));
        JsonNode killed = signal(events, "SIGKILL");
        assertThat(killed.get("sender_pid").asInt()).isEqualTo(killed.get("pid").asInt());
        assertThat(killed.get("code_symbol").asString()).isEqualTo("SI_USER");
        assertThat(signal(events, "SIGTERM").get("code_symbol").asString()).isEqualTo("SI_TKILL");
        assertThat(signal(events, "SIGRT_3").get("value_pointer").asLong()).isEqualTo(0x1234567890L);
        assertThat(signal(events, "SIGSYS").get("syscall").asInt()).isEqualTo(110);
        assertThat(signal(events, "SIGIO").get("band").asInt()).isEqualTo(65);
        List<JsonNode> exits = events.stream()
                .filter(event -> event.get("kind").asString().equals("exit"))
                .toList();
        assertThat(exits)
                .allSatisfy(exit -> assertThat(exit.has("process_ended"))
                        .isEqualTo(exit.get("pid").asInt() == exit.get("tid").asInt()));
        assertThat(exits.getLast().get("core_dumped").asBoolean()).isTrue();
    }

    private static JsonNode signal(List<JsonNode> events, String name) {
        return events.stream()
                .filter(event -> event.path("signal").asString("").equals(name))
                .filter(event -> event.get("kind").asString().equals("signal"))
                .findFirst()
                .orElseThrow();
    }
}
