// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.capture.ClockReading;
import io.etrace.cli.console.Log;
import io.etrace.pipeline.EventPump;
import io.etrace.pipeline.Sink;
import io.etrace.replay.Capture;
import io.etrace.select.Selector;
import io.etrace.select.TimeRange;
import io.etrace.stats.Statistics;
import io.etrace.stream.EventStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The reading of one capture. */
final class CaptureReplay {
    private final Capture capture;
    private final Selector selector;
    private final ReplayFilter filter;

    /** @param selector may be that of other pieces of the same recording, so that it knows what they told */
    CaptureReplay(Capture capture, Selector selector) {
        this.capture = capture;
        this.selector = selector;
        this.filter = new ReplayFilter(selector);
    }

    Selector selector() {
        return selector;
    }

    Capture capture() {
        return capture;
    }

    /** A time before which the capture has no record: CLOCK_MONOTONIC, nanoseconds. */
    long begins() throws IOException {
        return capture.begins();
    }

    /** When it ends, as far as that was read: CLOCK_MONOTONIC, nanoseconds. */
    long ends() {
        return capture.end().map(ClockReading::monotonic).orElse(filter.lastTime());
    }

    /** The times of which records are wanted. */
    TimeRange times() {
        return selector.times();
    }

    /** A time of its records as one since 1970. */
    long realtime(long monotonic) {
        return monotonic + capture.metadata().start().realtimeOffset();
    }

    EventPump pump(List<Sink> sinks, BooleanSupplier abandoned) throws IOException {
        EventStream events = capture.events(selector);
        return new EventPump(events, filter, sinks, () -> filter.isOver() || abandoned.getAsBoolean());
    }

    /** Those of the tracer, exact even where events were lost; empty unless all of the capture was wanted and read. */
    Optional<Statistics> recorded() {
        return selector.selects() || !capture.damage().isEmpty() ? Optional.empty() : capture.statistics();
    }

    /** Those of the events that were chosen. */
    Statistics counted() {
        return capture.statistics(filter.counts());
    }

    /** Tells what is wrong with the capture; false when a part of it could not be read. */
    boolean reportDamage(Log log) {
        if (!capture.damage().isEmpty()) {
            log.error("the capture " + capture.name() + " is " + capture.damage() + "; all else was read");
            return false;
        }
        if (capture.statistics().isEmpty() && !filter.isOver()) {
            log.warn("the capture " + capture.name()
                    + " has no end: the tracer was killed, or could not write any more; all of it was read");
        }
        return true;
    }
}
