// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.replay.Capture;
import io.etrace.stream.EventStream;
import io.etrace.text.Utf8Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Captures of every version of the format decode to what they decoded to when they were made. The JSON may have got more
 * fields since; none may be missing or have another value. A new version adds files, made by {@code tools/golden-captures},
 * and keeps these.
 */
class GoldenCaptureTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"v1-plain", "v1-compressed"})
    void decodesAsItDid(String name) throws IOException {
        List<JsonNode> expected = Files.readAllLines(Golden.DIRECTORY.resolve(name + ".jsonl")).stream()
                .map(JSON::readTree)
                .toList();
        List<JsonNode> decoded = decode(name);
        assertThat(decoded).hasSameSizeAs(expected).hasSizeGreaterThan(20);
        for (int i = 0; i < expected.size(); i++) {
            assertContains(decoded.get(i), expected.get(i), "line " + (i + 1));
        }
    }

    private static List<JsonNode> decode(String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (Capture capture = Capture.open(Golden.DIRECTORY.resolve(name + ".raw"));
                EventStream events = capture.events()) {
            JsonRenderer renderer =
                    new JsonRenderer(capture.model().renderModel(), JsonNotation.DEFAULT.withContextReferences(true));
            Utf8Buffer line = new Utf8Buffer(4096);
            for (RecordCursor record = new RecordCursor(); events.next(record); line.clear()) {
                renderer.record(record, line);
                line.toString().lines().map(JSON::readTree).forEach(lines::add);
            }
            assertThat(capture.damage()).isEmpty();
            assertThat(capture.statistics()).isPresent();
        }
        return lines;
    }

    private static void assertContains(JsonNode actual, JsonNode expected, String where) {
        if (expected.isObject()) {
            expected.propertyStream()
                    .forEach(field -> assertContains(
                            actual.path(field.getKey()), field.getValue(), where + "." + field.getKey()));
        } else if (expected.isArray()) {
            assertThat(actual.size()).as(where).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                assertContains(actual.path(i), expected.path(i), where + "[" + i + "]");
            }
        } else {
            assertThat(actual).as(where).isEqualTo(expected);
        }
    }

    @Test
    void saysWhereItComesFrom() throws IOException {
        CaptureMetadata metadata = Golden.reader(Golden.bytes("v1-plain.raw")).metadata();
        assertThat(metadata.value("architecture")).isEqualTo("x86_64");
        assertThat(metadata.value("kernel")).startsWith("6.18.");
        assertThat(metadata.value("boot_id")).hasSize(36);
        assertThat(metadata.value("option_command")).contains("cat");
        assertThat(metadata.start().realtime()).isGreaterThan(metadata.start().monotonic());
        assertThat(metadata.processes().processes()).anySatisfy(process -> {
            assertThat(process.comm()).isEqualTo("java");
            assertThat(process.uid()).isZero();
            assertThat(process.startTime())
                    .isPositive()
                    .isLessThan(metadata.start().boottime());
            assertThat(process.commandLine()).contains("io.etrace.cli.Main", "--string-limit", "48");
        });
    }

    @Test
    void bothWaysToStoreTakeFewBytes() {
        assertThat(Golden.bytes("v1-compressed.raw").length).isLessThan(Golden.bytes("v1-plain.raw").length);
    }
}
