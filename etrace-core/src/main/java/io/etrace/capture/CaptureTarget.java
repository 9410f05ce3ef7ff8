// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.nio.channels.GatheringByteChannel;

/** Where captures are written to. Pieces are numbered from 1, and one is open at a time. One thread calls it. */
public interface CaptureTarget {
    /**
     * Begins a piece.
     *
     * @param trigger what has a flight recorder write it: {@code killed of process 1234}; empty of other recordings
     */
    GatheringByteChannel open(int piece, String trigger) throws IOException;

    /** A piece is complete. */
    void close(int piece) throws IOException;

    /** A piece that was closed is no longer wanted. */
    void remove(int piece) throws IOException;

    /** The target of a capture in one piece: a channel that stays open. */
    static CaptureTarget of(GatheringByteChannel channel) {
        return new SingleTarget(channel);
    }
}
