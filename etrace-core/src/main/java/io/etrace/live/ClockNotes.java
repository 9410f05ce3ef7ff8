// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.capture.ClockReading;
import io.etrace.record.ClockRecord;
import io.etrace.stream.DrainSink;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Tells of the clocks in a row of records of its own. Called by the drainer alone. */
final class ClockNotes {
    private final int row;
    private int sequence;

    /** @param row which no CPU has */
    ClockNotes(int row) {
        this.row = row;
        read(); // the first time takes long, and the clocks should be read when they were set
    }

    private MemorySegment read() {
        ClockReading now = ClockReading.now();
        return ClockRecord.of(sequence, now.monotonic(), now.boottime(), now.realtime());
    }

    void writeTo(DrainSink sink) throws IOException {
        sink.bytes(row, read());
        sequence++;
    }
}
