// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Runs the pumps of several recordings together, so that their records come out in order of time. A recording is decoded
 * only while its time has come: of hundreds of pieces one or two are.
 */
public final class PumpMerger implements Pump {
    /**
     * A recording whose time has not come.
     *
     * @param begins a time, of the first recording's clock, before which it has no record
     * @param shift what to add to its times to have those of the first recording; nanoseconds
     */
    public record Lane(long begins, long shift, Opener opener) {}

    /** Begins to decode a recording. */
    @FunctionalInterface
    public interface Opener {
        EventPump open() throws IOException;
    }

    private record Running(EventPump pump, long shift) {
        long time() {
            return pump.time() + shift;
        }
    }

    private final Deque<Lane> waiting;
    private final List<Running> running = new ArrayList<>();

    public PumpMerger(List<Lane> lanes) {
        waiting = new ArrayDeque<>(
                lanes.stream().sorted(Comparator.comparingLong(Lane::begins)).toList());
    }

    @Override
    public boolean step() throws IOException {
        start();
        if (running.isEmpty()) {
            return false;
        }
        Running oldest = oldest();
        oldest.pump().deliver();
        if (!oldest.pump().advance()) {
            running.remove(oldest);
            oldest.pump().end();
        }
        return true;
    }

    /** Starts the recordings whose time has come. */
    private void start() throws IOException {
        while (!waiting.isEmpty() && (running.isEmpty() || waiting.getFirst().begins() <= oldest().time())) {
            Lane lane = waiting.removeFirst();
            Running started = new Running(lane.opener().open(), lane.shift());
            if (started.pump().advance()) {
                running.add(started);
            } else {
                started.pump().end();
            }
        }
    }

    /** Of two records of the same time that of the recording that began first. */
    private Running oldest() {
        Running oldest = running.getFirst();
        for (int i = 1; i < running.size(); i++) {
            if (running.get(i).time() < oldest.time()) {
                oldest = running.get(i);
            }
        }
        return oldest;
    }
}
