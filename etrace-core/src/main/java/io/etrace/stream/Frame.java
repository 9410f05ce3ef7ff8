// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.lang.foreign.MemorySegment;

/**
 * A piece of what was drained.
 *
 * @param cpu whose records they are, or {@link #ROUND} for the end of a round
 * @param watermark of a round
 * @param data valid until the next frame is taken
 */
public record Frame(int cpu, long watermark, MemorySegment data) {
    public static final int ROUND = -1;
    static final Frame END = new Frame(-2, 0, MemorySegment.NULL);

    /** Bytes of cpu (u32), length (u32) and watermark (u64), which stand in front of the data in a queue. */
    static final int HEADER_LENGTH = 16;
}
