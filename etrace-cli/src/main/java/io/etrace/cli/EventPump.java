// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.capture.EventStream;
import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Hands every record of a stream to the sinks, and has them write whenever the stream pauses. */
final class EventPump {
    private final EventStream stream;
    private final Sink[] sinks;
    private final BooleanSupplier abandoned;

    /** @param abandoned whether to end before the stream does; asked before every record */
    EventPump(EventStream stream, List<Sink> sinks, BooleanSupplier abandoned) {
        this.stream = stream;
        this.sinks = sinks.toArray(Sink[]::new);
        this.abandoned = abandoned;
    }

    /** Runs until the stream ends, or is abandoned. */
    void run() throws IOException {
        RecordCursor record = new RecordCursor();
        while (!abandoned.getAsBoolean() && stream.next(record)) {
            if (stream.lost() > 0) {
                tellLoss(record);
            }
            for (Sink sink : sinks) {
                sink.record(record);
            }
            if (stream.isIdle()) {
                flush();
            }
        }
        flush();
    }

    private void tellLoss(RecordCursor next) throws OutputException {
        Loss loss = new Loss(stream.cpu(), stream.lost(), stream.timeBefore(), next.time());
        for (Sink sink : sinks) {
            sink.loss(loss);
        }
    }

    private void flush() throws OutputException {
        for (Sink sink : sinks) {
            sink.flush();
        }
    }
}
