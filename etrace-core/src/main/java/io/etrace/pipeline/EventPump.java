// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import io.etrace.stream.EventStream;
import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Hands the records of a stream to the sinks, and has them write whenever the stream pauses. */
public final class EventPump implements Pump {
    private final EventStream stream;
    private final RecordFilter filter;
    private final Sink[] sinks;
    private final BooleanSupplier abandoned;
    private final RecordCursor record = new RecordCursor();

    /**
     * @param filter of what is shown
     * @param abandoned whether to end before the stream does; asked before every record
     */
    public EventPump(EventStream stream, RecordFilter filter, List<Sink> sinks, BooleanSupplier abandoned) {
        this.stream = stream;
        this.filter = filter;
        this.sinks = sinks.toArray(Sink[]::new);
        this.abandoned = abandoned;
    }

    @Override
    public boolean step() throws IOException {
        if (!advance()) {
            end();
            return false;
        }
        deliver();
        if (stream.isIdle()) {
            flush();
        }
        return true;
    }

    /** Moves to the next record; false when there is none, or it is not wanted any more. */
    boolean advance() throws IOException {
        return !abandoned.getAsBoolean() && stream.next(record);
    }

    /** The time of the record that {@link #advance} moved to: CLOCK_MONOTONIC, nanoseconds. */
    long time() {
        return record.time();
    }

    /** Hands out the record that {@link #advance} moved to. */
    void deliver() throws IOException {
        if (stream.lost() > 0) {
            reportLoss();
        }
        boolean shown = filter.accepts(record);
        for (Sink sink : sinks) {
            if (shown) {
                sink.record(record);
            } else {
                sink.skip(record);
            }
        }
    }

    private void reportLoss() throws IOException {
        Loss loss = new Loss(stream.cpu(), stream.lost(), stream.timeBefore(), record.time());
        if (filter.accepts(loss)) {
            for (Sink sink : sinks) {
                sink.loss(loss);
            }
        }
    }

    private void flush() throws IOException {
        for (Sink sink : sinks) {
            sink.flush();
        }
    }

    /** Tells the sinks that there is no more. */
    void end() throws IOException {
        for (Sink sink : sinks) {
            sink.end();
        }
    }
}
