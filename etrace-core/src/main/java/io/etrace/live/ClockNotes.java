// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.capture.ClockReading;
import io.etrace.record.ClockRecord;
import io.etrace.stream.DrainSink;
import java.io.IOException;

/** Tells of the clocks in a row of records of its own. Called by the drainer alone. */
final class ClockNotes {
    private final int row;
    private int sequence;

    /** @param row which no CPU has */
    ClockNotes(int row) {
        this.row = row;
    }

    void writeTo(DrainSink sink) throws IOException {
        ClockReading now = ClockReading.now();
        sink.bytes(row, ClockRecord.of(sequence++, now.monotonic(), now.boottime(), now.realtime()));
    }
}
