// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.text.Utf8Buffer;
import org.junit.jupiter.api.Test;

/** Contexts are kept as long as records can refer to them, and no longer. */
class ForgettingTest {
    private final TextRenderer renderer = new TextRenderer(TestKernel.model(), TextNotation.DEFAULT);
    private final Utf8Buffer out = new Utf8Buffer(16);

    private String commOf(int context) {
        out.clear();
        renderer.record(Call.of("getpid").contexts(context, context).done(), out);
        return out.toString().substring(0, out.toString().indexOf('('));
    }

    @Test
    void theLatestContextsOfATask() {
        for (int id = 1; id <= 100; id++) {
            renderer.record(Records.context(id, "c" + id), out);
        }

        assertThat(commOf(100)).isEqualTo("c100");
        assertThat(commOf(97)).isEqualTo("c97");
        assertThat(commOf(96)).isEqualTo("?");
    }

    @Test
    void otherTasksKeepTheirs() {
        renderer.record(Records.context(1, 5, Bytes.text("other")), out);
        for (int id = 2; id <= 100; id++) {
            renderer.record(Records.context(id, "c" + id), out);
        }
        renderer.record(Records.exit(10609, 0), out);

        assertThat(commOf(100)).isEqualTo("?");
        assertThat(commOf(1)).isEqualTo("other");
    }

    @Test
    void anIdToldTwiceCountsAsItsLatest() {
        renderer.record(Records.context(1, "old"), out);
        renderer.record(Records.context(1, "new"), out);
        renderer.record(Records.context(1, 7, Bytes.text("taken")), out);

        assertThat(commOf(1)).isEqualTo("taken");
        renderer.record(Records.exit(10609, 0), out);
        assertThat(commOf(1)).isEqualTo("taken");
    }
}
