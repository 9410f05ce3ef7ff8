// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Takes what is drained from the rings, in the order in which it is drained. One thread calls it. */
public interface DrainSink {
    /** The most bytes that {@link #bytes} is given at once, but for a single longer record. */
    int MAX_SPAN = 1 << 20;

    /** Whole records of one CPU, ring headers included. The memory is the caller's and is used again afterwards. */
    void bytes(int cpu, MemorySegment span) throws IOException;

    /**
     * The end of a round over all rings.
     *
     * @param watermark all records of before this time, CLOCK_MONOTONIC nanoseconds, have been given
     */
    void round(long watermark) throws IOException;
}
