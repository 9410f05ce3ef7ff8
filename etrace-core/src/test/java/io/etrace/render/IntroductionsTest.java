// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.text.Utf8Buffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contexts are introduced once in a part of the output, and where is told. */
class IntroductionsTest {
    private record Introduction(int context, String line) {}

    private final JsonRenderer renderer =
            new JsonRenderer(TestKernel.model(), JsonNotation.DEFAULT.withContextReferences(true));
    private final Utf8Buffer out = new Utf8Buffer(16);
    private final List<Introduction> introductions = new ArrayList<>();

    @Test
    void eachPartIntroducesWhatItRefersTo() {
        renderer.record(Records.context(1, "cat"), out);
        renderer.record(Records.context(2, "dog"), out);
        part();
        renderer.record(call(2), out);
        renderer.record(call(2), out);
        assertThat(introductions).singleElement().satisfies(only -> assertIs(only, 1, "dog"));

        part();
        renderer.record(call(2), out);
        renderer.record(call(1), out);
        assertThat(introductions)
                .satisfiesExactly(first -> assertIs(first, 1, "dog"), second -> assertIs(second, 0, "cat"));
        assertThat(out.toString().lines()).hasSize(4);
    }

    /** It is another one, although it has the same id. */
    @Test
    void aContextThatIsToldAnewIsIntroducedAnew() {
        part();
        renderer.record(Records.context(1, "cat"), out);
        renderer.record(call(1), out);
        renderer.record(Records.context(1, "dog"), out);
        renderer.record(call(1), out);
        assertThat(introductions)
                .satisfiesExactly(first -> assertIs(first, 0, "cat"), second -> assertIs(second, 1, "dog"));
    }

    private void part() {
        out.clear();
        introductions.clear();
        renderer.beginPart((context, start, end) ->
                introductions.add(new Introduction(context, out.toString().substring(start, end))));
    }

    private static RecordCursor call(int context) {
        return Call.of("getpid").contexts(context, context).done();
    }

    private static void assertIs(Introduction introduction, int context, String comm) {
        assertThat(introduction.context()).isEqualTo(context);
        assertThat(introduction.line())
                .startsWith("{\"kind\":\"context\"")
                .contains("\"comm\":\"" + comm + "\"")
                .endsWith("}\n")
                .hasLineCount(1);
    }
}
