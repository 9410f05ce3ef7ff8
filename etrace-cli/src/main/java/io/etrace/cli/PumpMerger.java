// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs the pumps of several recordings together, so that their records come out in order of time. */
final class PumpMerger {
    /**
     * A recording.
     *
     * @param shift what to add to its times to have those of the others; nanoseconds
     */
    record Lane(EventPump pump, long shift) {
        long time() {
            return pump.time() + shift;
        }
    }

    private final List<Lane> lanes;

    PumpMerger(List<Lane> lanes) {
        this.lanes = new ArrayList<>(lanes);
    }

    void run() throws IOException {
        List<Lane> all = List.copyOf(lanes);
        for (Lane lane : all) {
            advance(lane);
        }
        while (!lanes.isEmpty()) {
            Lane oldest = oldest();
            oldest.pump().deliver();
            advance(oldest);
        }
        for (Lane lane : all) {
            lane.pump().flush();
        }
    }

    private void advance(Lane lane) throws IOException {
        if (!lane.pump().advance()) {
            lanes.remove(lane);
        }
    }

    /** Of two records of the same time that of the recording named first. */
    private Lane oldest() {
        Lane oldest = lanes.getFirst();
        for (Lane lane : lanes) {
            if (lane.time() < oldest.time()) {
                oldest = lane;
            }
        }
        return oldest;
    }
}
