// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Frames, first in first out. Its user guards it with a lock. */
public interface FrameQueue extends AutoCloseable {
    boolean isEmpty();

    /** Appends a frame; false when it does not fit. */
    boolean offer(int cpu, long watermark, MemorySegment data) throws IOException;

    /** Takes the first frame of a queue that is not empty. */
    Frame poll() throws IOException;

    @Override
    void close() throws IOException;
}
