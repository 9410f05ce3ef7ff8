// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.etrace.model.RenderModel;
import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.text.Utf8Buffer;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rendering allocates nothing per event once every syscall was met: bytes are counted, not time. */
class RenderAllocationTest {
    private static final int EVENTS = 100_000;
    private static final int WARM_UP = 20_000;

    static Stream<Function<RenderModel, Renderer>> renderers() {
        return Stream.of(
                model -> new TextRenderer(model, TextNotation.DEFAULT),
                model -> new TextRenderer(model, TextNotation.DEFAULT.withSymbols(false)),
                model -> new JsonRenderer(model, JsonNotation.DEFAULT),
                model -> new JsonRenderer(model, JsonNotation.DEFAULT.withContextReferences(true)));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void noByteForAHundredThousandEvents(Function<RenderModel, Renderer> factory) {
        Renderer renderer = factory.apply(TestKernel.model());
        RecordCursor[] events = events();
        Utf8Buffer out = new Utf8Buffer(1 << 20);
        renderer.record(Records.context(1, "cat"), out);
        render(renderer, events, out, WARM_UP);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        render(renderer, events, out, EVENTS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / EVENTS)
                .as("bytes per event, of %d in all", allocated)
                .isZero();
        assertThat(allocated).isLessThan(EVENTS);
    }

    /** All calls, and a signal; contexts may allocate, and an end forgets them. */
    private static RecordCursor[] events() {
        List<RecordCursor> events = Samples.calls();
        events.add(Records.signal(17, new Bytes().u32(0, 1, 0, 11, 1000, 3)));
        return events.toArray(RecordCursor[]::new);
    }

    private static void render(Renderer renderer, RecordCursor[] events, Utf8Buffer out, int count) {
        for (int i = 0; i < count; i++) {
            out.clear();
            renderer.record(events[i % events.length], out);
        }
    }
}
