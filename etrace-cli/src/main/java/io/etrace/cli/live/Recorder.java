// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

import io.etrace.cli.console.StopRequest;
import io.etrace.cli.options.Display;
import io.etrace.cli.output.OpenOutputs;
import io.etrace.live.Tracer;
import io.etrace.pipeline.EventPump;
import io.etrace.pipeline.Rendering;
import io.etrace.pipeline.SequentialRendering;
import io.etrace.pipeline.Sink;
import io.etrace.stats.Statistics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes the records of a live trace to where they are wanted: undecoded by the tracer itself, decoded by a thread. */
final class Recorder {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final WrittenCalls written;
    private final StopRequest stop;
    private final @Nullable Thread decoder;

    private Recorder(Rendering rendering, @Nullable EventPump pump, WrittenCalls written, StopRequest stop) {
        this.written = written;
        this.stop = stop;
        decoder =
                pump == null ? null : Thread.ofPlatform().name("etrace-decoder").unstarted(() -> run(rendering, pump));
    }

    /** Connects the tracer, which is not yet started, with the outputs that want decoded records. */
    static Recorder connect(Tracer tracer, OpenOutputs outputs, Display display, StopRequest stop) {
        WrittenCalls written = new WrittenCalls();
        Rendering rendering = new SequentialRendering(
                outputs.destinations(display).stream().map(written::watch).toList());
        List<Sink> sinks = rendering.sinks(tracer.model().renderModel(), 0);
        return new Recorder(
                rendering,
                sinks.isEmpty() ? null : new EventPump(tracer.events(), written, sinks, stop::isInsisted),
                written,
                stop);
    }

    void start() {
        if (decoder != null) {
            decoder.start();
        }
    }

    private void run(Rendering rendering, EventPump pump) {
        try {
            rendering.run(pump);
        } catch (IOException e) {
            failure.set(e);
            stop.over();
        }
    }

    /** Waits, after the tracer was stopped, until all is written, or nobody waits for it any more. */
    void finish() throws IOException, InterruptedException {
        boolean given = false;
        while (decoder != null && !decoder.join(PATIENCE)) {
            if (given) { // it waits for a reader that does not read
                decoder.interrupt();
            }
            given = stop.isInsisted();
        }
        IOException failed = failure.get();
        if (failed != null && !given) {
            throw failed;
        }
    }

    /** How many of the calls that were sent have not been written, because nobody waited for them. */
    long unwritten(Statistics statistics) {
        return stop.isInsisted() ? Math.max(0, statistics.sent() - written.count()) : 0;
    }
}
