// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * strace and etrace watch the same run of random_calls at the same time, so that all values are the same: process ids,
 * times, addresses. They agree on every argument that both tell.
 */
class StraceAgreementIT {
    private static final String CALLS = "6000";
    private static final String SEED = "21";
    private static final int MARK = 0x7777;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * strace writes the arguments of these in another order, or joins two of them; strace 6.1 does not know that
     * name_to_handle_at may write 8 bytes, and shows all pointers of io_submit as addresses when one of them cannot be read.
     */
    private static final Set<String> DIFFERENT = Set.of(
            "name_to_handle_at",
            "clone",
            "futex",
            "io_submit",
            "preadv",
            "pwritev",
            "preadv2",
            "pwritev2",
            "select",
            "pselect6",
            "ptrace",
            "sysfs");

    private final List<String> differences = new ArrayList<>();
    private final Set<String> agreed = new TreeSet<>();

    @Test
    void onEveryArgument(@TempDir Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Files.createDirectory(directory.resolve("random"));
        String program = Etrace.compile(directory, "random/random_calls.c").toString();
        Path log = directory.resolve("strace.log");
        Path json = directory.resolve("events.json");
        String place = Files.createDirectory(directory.resolve("place")).toString();

        String command =
                String.join(" ", program, SEED, CALLS, directory.resolve("log").toString(), place);
        Etrace.Result result = Etrace.run(
                "--json",
                "--json-context=ref",
                "-o",
                json.toString(),
                "--",
                "sh",
                "-c",
                "exec strace -qq -f -v -s 65536 -xx -X raw -e signal=none -o " + log + " " + command);
        assertThat(result.status()).as(result.err()).isZero();
        compare(Files.readAllLines(log, StandardCharsets.ISO_8859_1), json);

        assertThat(differences).isEmpty();
        assertThat(agreed).as("syscalls with arguments that agree").hasSizeGreaterThan(250);
    }

    private void compare(List<String> log, Path json) throws IOException {
        String mark = "syscall_0x" + Integer.toHexString(MARK);
        int thread = log.stream()
                .filter(line -> line.contains(mark))
                .map(line -> Integer.parseInt(line.split(" ")[0]))
                .findFirst()
                .orElseThrow();
        List<StraceCall> calls = StraceCall.ofThread(log, thread);
        calls = calls.subList(indexOf(calls, mark), calls.size());
        List<JsonNode> events = events(json, thread);
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i == 0 || !calls.get(i).name().equals(mark); i++) {
            int number = events.get(i).get("number").asInt();
            assertThat(numbers.merge(calls.get(i).name(), number, (before, now) -> before))
                    .as("%s, call %d", calls.get(i), i)
                    .isEqualTo(number);
            compare(calls.get(i), events.get(i));
        }
    }

    private static int indexOf(List<StraceCall> calls, String name) {
        return calls.indexOf(calls.stream()
                .filter(call -> call.name().equals(name))
                .findFirst()
                .orElseThrow());
    }

    private static List<JsonNode> events(Path json, int thread) throws IOException {
        try (Stream<String> lines = Files.lines(json)) {
            return lines.filter(line -> line.startsWith("{\"kind\":\"syscall\""))
                    .filter(line -> line.contains("\"tid\":" + thread + ","))
                    .map(JSON::readTree)
                    .dropWhile(event -> event.get("number").asInt() != MARK)
                    .toList();
        }
    }

    private void compare(StraceCall call, JsonNode event) {
        StraceCheck check = new StraceCheck();
        check.result(call.result(), event);
        int before = check.agreed();
        if (!DIFFERENT.contains(call.name())) {
            arguments(call, event, check);
        }
        if (check.agreed() > before) {
            agreed.add(call.name());
        }
        check.differences().forEach(difference -> differences.add(call.name() + ": " + difference));
    }

    private static void arguments(StraceCall call, JsonNode event, StraceCheck check) {
        long[] registers = Arrays.copyOf(Events.registers(event), 6);
        int index = 0;
        for (JsonNode argument : event.get("args")) {
            if (index == call.arguments().size()) {
                return;
            }
            StraceValue strace = StraceValue.of(call.arguments().get(index));
            long register = registers[index++];
            argument.properties().forEach(entry -> check.argument(entry.getKey(), strace, entry.getValue(), register));
        }
    }
}
