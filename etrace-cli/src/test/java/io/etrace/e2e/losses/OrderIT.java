// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.losses;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happened before something else on another CPU is shown before it. */
class OrderIT {
    private static final int LAST = 40_000;

    @TempDir
    Path directory;

    /** A read of the token follows the read of its predecessor by another thread, and precedes that of its successor. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aTokenThatThreadsHandAroundIsNeverSeenOutOfOrder(boolean captured) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path program = Etrace.compile(directory, "order.c", "-pthread");
        Path json = directory.resolve("order.json");
        if (captured) {
            Path raw = directory.resolve("order.raw");
            trace("--raw", "-o", raw.toString(), "--", program.toString());
            trace("--input", raw.toString(), "--json", "--json-context=ref", "-o", json.toString());
        } else {
            trace("--json", "--json-context=ref", "-o", json.toString(), "--", program.toString());
        }
        Events events = Events.parse(Files.readAllLines(json));
        List<Integer> tokens = events.calls("SysRead").stream()
                .filter(call ->
                        Events.argument(call, "count").get("parsed_data").asInt() == 8)
                .filter(call -> call.get("ret").asInt() == 8)
                .map(call -> Integer.valueOf(
                        Events.argument(call, "buf").get("parsed_data").asString()))
                .toList();
        assertThat(tokens).isEqualTo(IntStream.rangeClosed(0, LAST).boxed().toList());
        List<String> times = events.of("syscall").stream()
                .map(call -> call.get("timestamp").asString())
                .toList();
        assertThat(times).isSorted();
    }

    private static void trace(String... options) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(options);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total lost: 0");
    }
}
