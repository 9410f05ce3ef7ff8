// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Gives everything to two sinks, one after the other. */
record TeeSink(DrainSink first, DrainSink second) implements DrainSink {
    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        first.bytes(cpu, span);
        second.bytes(cpu, span);
    }

    @Override
    public void begin(int cpu, int sequence) {
        first.begin(cpu, sequence);
        second.begin(cpu, sequence);
    }

    @Override
    public void stateDump(MemorySegment records) {
        first.stateDump(records);
        second.stateDump(records);
    }

    @Override
    public void round(long watermark) throws IOException {
        first.round(watermark);
        second.round(watermark);
    }
}
