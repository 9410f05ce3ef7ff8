// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.nio.channels.GatheringByteChannel;

/** A channel that is somebody else's, and takes one capture. */
record SingleTarget(GatheringByteChannel channel) implements CaptureTarget {
    @Override
    public GatheringByteChannel open(int piece, String trigger) {
        if (piece > 1) {
            throw new IllegalStateException("there is one channel, and no place for piece " + piece);
        }
        return channel;
    }

    @Override
    public void close(int piece) {}

    @Override
    public void remove(int piece) {}
}
