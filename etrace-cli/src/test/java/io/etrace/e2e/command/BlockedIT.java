// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

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

/** A thousand threads in calls at once lose nothing, however long the strings that are kept of each. */
class BlockedIT {
    private static final int THREADS = 1000;
    private static final int LENGTH = 6000;

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"1K", "8K", "64K"})
    void everyReadIsThereWithWhatItRead(String limit) throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path program = Etrace.compile(directory, "blocked.c", "-pthread");
        Path json = directory.resolve("blocked.json");
        Etrace.Result result = Etrace.run(
                "--json",
                "--json-context=ref",
                "--string-limit",
                limit,
                "-s",
                "read",
                "-o",
                json.toString(),
                "--",
                program.toString());
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total lost: 0");
        int kept = Math.min(LENGTH, Integer.parseInt(limit.replace("K", "")) * 1024);
        List<String> read = Events.parse(Files.readAllLines(json)).calls("SysRead").stream()
                .filter(call -> call.get("ret").asInt() == LENGTH)
                .map(call -> Events.argument(call, "buf").get("parsed_data").asString())
                .sorted()
                .toList();
        assertThat(read)
                .isEqualTo(IntStream.range(0, THREADS)
                        .mapToObj(i -> String.format("%04d", i) + "x".repeat(kept - 4))
                        .toList());
    }
}
