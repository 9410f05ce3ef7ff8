// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.etrace.cli.output.OutputChannel;
import io.etrace.e2e.harness.Etrace;
import io.etrace.model.RenderModel;
import io.etrace.pipeline.EventPump;
import io.etrace.pipeline.LineBatch;
import io.etrace.pipeline.RecordFilter;
import io.etrace.pipeline.RenderingSink;
import io.etrace.pipeline.Sink;
import io.etrace.render.Renderer;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.replay.Capture;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** From a capture's file to written lines nothing is allocated per event: bytes are counted, not time. */
class ReplayAllocationIT {
    private static final Path NOWHERE = Path.of("/dev/null");
    /** Then every syscall was met, and the buffers have grown. */
    private static final long WARM_UP = 100_000;

    private static final long EVENTS = 300_000;

    @TempDir
    static Path directory;

    private static Path capture = NOWHERE;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        Etrace.needsRoot();
        capture = directory.resolve("copy.etrace");
        Etrace.Result result = Etrace.run(
                "--raw", "-o", capture.toString(), "--", "dd", "if=/dev/zero", "of=/dev/null", "bs=64", "count=250000");
        assertThat(result.status()).as(result.err()).isZero();
    }

    static Stream<Function<RenderModel, Renderer>> renderers() {
        return Stream.of(
                model -> new TextRenderer(model, TextNotation.DEFAULT),
                model -> new JsonRenderer(model, JsonNotation.DEFAULT),
                model -> new JsonRenderer(model, JsonNotation.DEFAULT.withContextReferences(true)));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void noByteForEachOfThreeHundredThousandEvents(Function<RenderModel, Renderer> factory) throws IOException {
        Allocation allocation = new Allocation();
        try (Capture raw = Capture.open(capture);
                FileChannel out = FileChannel.open(NOWHERE, StandardOpenOption.WRITE)) {
            OutputChannel channel = new OutputChannel("nowhere", NOWHERE, out, OutputChannel.Kind.STREAM);
            Sink sink = new RenderingSink(factory.apply(raw.model().renderModel()), new LineBatch(channel));
            new EventPump(raw.events(), RecordFilter.ALL, List.of(sink), allocation).run();
        }

        assertThat(allocation.events).isGreaterThan(WARM_UP + EVENTS);
        assertThat(allocation.bytes() / EVENTS)
                .as("bytes per event, of %d in all", allocation.bytes())
                .isZero();
    }

    /** Is asked before every event, and notes what was allocated until two of them. */
    private static final class Allocation implements BooleanSupplier {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private long events;
        private long before;
        private long after;

        @Override
        public boolean getAsBoolean() {
            if (events == WARM_UP) {
                before = threads.getCurrentThreadAllocatedBytes();
            } else if (events == WARM_UP + EVENTS) {
                after = threads.getCurrentThreadAllocatedBytes();
            }
            events++;
            return false;
        }

        long bytes() {
            return after - before;
        }
    }
}
