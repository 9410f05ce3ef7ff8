// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Takes what is drained from the rings, in the order in which it is drained. One thread calls it. */
public interface DrainSink {
    /** The most bytes that {@link #bytes} is given at once, but for a single longer record. */
    int MAX_SPAN = 1 << 20;

    /** Whole records of one CPU, ring headers included. The memory is the caller's and is used again afterwards. */
    void bytes(int cpu, MemorySegment span) throws IOException;

    /**
     * Comes before the first bytes of a CPU where they are not the first that the CPU made.
     *
     * @param sequence of the CPU's next record; when another one comes, those in between are lost
     */
    default void begin(int cpu, int sequence) {}

    /** Earlier records that later ones refer to: contexts and cgroups, ring headers included. */
    default void stateDump(MemorySegment records) {}

    /**
     * The end of a round over all rings.
     *
     * @param watermark all records of before this time, CLOCK_MONOTONIC nanoseconds, have been given
     */
    void round(long watermark) throws IOException;

    /** One that gives everything to this sink, and then to another. */
    default DrainSink and(DrainSink other) {
        return new TeeSink(this, other);
    }
}
