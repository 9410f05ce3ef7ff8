// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.defects;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * defects.c, traced: it does what ETrace in Go gets wrong.
 *
 * @param output the text as it was written
 * @param text its lines
 * @param err what was written beside the text
 * @param times what the program printed when it was traced to JSON: the time of day around one call, nanoseconds
 */
record Defects(String output, List<String> text, String err, List<JsonNode> json, String times) {
    static final Defects NONE = new Defects("", List.of(), "", List.of(), "");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Defects trace(Path directory) throws IOException, InterruptedException {
        Etrace.needsRoot();
        String program = Etrace.compile(directory, "defects.c").toString();
        Path text = directory.resolve("text");
        String err = Etrace.run("-o", text.toString(), "--", program).err();
        String output = Etrace.text(text);
        Path json = directory.resolve("json");
        String times =
                Etrace.run("--json", "-o", json.toString(), "--", program).out();
        List<JsonNode> events =
                Files.readAllLines(json).stream().map(JSON::readTree).toList();
        return new Defects(output, Etrace.settled(output).lines().toList(), err, events, times);
    }

    /** The first line of the text with these words. */
    String line(String words) {
        return text.stream()
                .filter(line -> line.contains(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line with " + words));
    }

    Stream<JsonNode> events(String syscall) {
        return json.stream().filter(event -> event.path("syscall").asString("").equals(syscall));
    }

    static JsonNode argument(JsonNode event, int index) {
        return event.get("args").get(index).iterator().next();
    }
}
