// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.text.Utf8Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the renderer writes is what docs/event.schema.json says, and nothing else passes. */
class SchemaTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everySampleIsValid(boolean references) {
        JsonNotation options = JsonNotation.DEFAULT.withContextReferences(references);
        String lines = Shown.rendered(
                new JsonRenderer(TestKernel.model(), options), Samples.all().toArray(RecordCursor[]::new));

        assertThat(lines.lines()).hasSizeGreaterThan(Samples.calls().size()).allSatisfy(Schema::check);
    }

    @Test
    void lossesAndUnreadableRecordsAreValid() {
        Utf8Buffer out = new Utf8Buffer(64);
        JsonRenderer renderer = new JsonRenderer(TestKernel.model(), JsonNotation.DEFAULT);
        renderer.loss(new Loss(1, 5, 0, 1), out);
        renderer.record(Records.cursor(Bytes.of(1, 2, 3)), out);
        renderer.record(Records.loss(false), out);
        renderer.record(Records.loss(true), out);

        assertThat(out.toString().lines()).hasSize(4).allSatisfy(Schema::check);
    }

    @Test
    void mistakesAreFound() {
        String line = Shown.rendered(
                        new JsonRenderer(TestKernel.model(), JsonNotation.DEFAULT),
                        Call.of("close", 3).done())
                .strip();

        Schema.check(line);
        assertThat(Schema.accepts(line.replace("\"parsed_data\":3", "\"parsed\":3")))
                .isFalse();
        assertThat(Schema.accepts(line.replace("\"state\":\"complete\"", "\"state\":\"fine\"")))
                .isFalse();
        assertThat(Schema.accepts(line.replace(",\"state\":\"complete\"", ""))).isFalse();
        assertThat(Schema.accepts(line.replace("\"kind\":\"syscall\"", "\"kind\":\"call\"")))
                .isFalse();
        assertThat(Schema.accepts(line.replace("\"ret\":0", "\"ret\":18446744073709551614")))
                .isFalse();
        assertThat(Schema.accepts(line.replace("\"cap_bset\"", "\"cap_best\""))).isFalse();
        assertThat(Schema.accepts(line.replace("\"tid\":", "\"tip\":"))).isFalse();
    }
}
