// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** traps.c, which provokes situations in which tracers go wrong, one a run, and says what only it knows. */
record Traps(Path directory, Path program) {
    static final Traps NONE = new Traps(Path.of(""), Path.of(""));

    static Traps compile(Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        return new Traps(directory, Etrace.compile(directory, "traps.c", "-pthread"));
    }

    /** What a run showed, and the numbers that the program wrote. */
    record Run(Events events, List<Long> said, String err) {}

    Run run(String trap) throws IOException, InterruptedException {
        Path json = directory.resolve(trap + ".json");
        Etrace.Result result =
                Etrace.run("--json", "--json-context=ref", "-o", json.toString(), "--", program.toString(), trap);
        assertThat(result.err()).contains("Total lost: 0");
        List<Long> said = Arrays.stream(result.out().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(Long::valueOf)
                .toList();
        return new Run(Events.parse(Files.readAllLines(json)), said, result.err());
    }

    static int pid(JsonNode event) {
        return event.get("pid").asInt();
    }

    static int tid(JsonNode event) {
        return event.get("tid").asInt();
    }

    static String errno(JsonNode event) {
        return event.path("errno").asString("");
    }
}
