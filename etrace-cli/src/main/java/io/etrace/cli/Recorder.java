// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.Tracer;
import io.etrace.capture.EventStream;
import io.etrace.raw.CaptureTarget;
import io.etrace.render.RenderModel;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Takes the records of a live trace to where they are wanted: undecoded by the tracer itself, or decoded by a thread. */
final class Recorder {
    private final AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
    private final @Nullable Thread decoder;

    private Recorder(@Nullable EventPump pump) {
        decoder =
                pump == null ? null : Thread.ofPlatform().name("etrace-decoder").unstarted(() -> run(pump));
    }

    /** Connects the tracer, which is not yet started, with the outputs. */
    static Recorder connect(Tracer tracer, OpenOutputs outputs, Display display, Recording recording, StopRequest stop)
            throws IOException {
        if (outputs.isEmpty()) {
            return new Recorder(null);
        }
        if (outputs.raw().isPresent()) {
            return connect(tracer, CaptureTarget.of(outputs.raw().get()), recording);
        }
        EventStream events = tracer.events();
        RenderModel model = tracer.model().renderModel();
        return new Recorder(new EventPump(events, RecordFilter.ALL, outputs.sinks(model, display), stop::isInsisted));
    }

    /** Connects the tracer with captures. */
    static Recorder connect(Tracer tracer, CaptureTarget target, Recording recording) throws IOException {
        tracer.record(target, recording.options(tracer.model()));
        return new Recorder(null);
    }

    void start() {
        if (decoder != null) {
            decoder.start();
        }
    }

    private void run(EventPump pump) {
        try {
            pump.run();
        } catch (IOException e) {
            failure.set(e);
        }
    }

    boolean hasFailed() {
        return failure.get() != null;
    }

    /** Waits, after the tracer was stopped, until all is written. */
    void finish() throws IOException, InterruptedException {
        if (decoder != null) {
            decoder.join();
        }
        IOException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }
}
