// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/** A channel of which some bytes can be seen before they are taken. */
final class Lookahead {
    /** Bytes that can be seen at once, at most. */
    static final int MOST = 1 << 16;

    private final ReadableByteChannel channel;
    /** What was read and not taken, from position to limit. */
    private final ByteBuffer ahead = ByteBuffer.allocateDirect(MOST).limit(0);

    private long position;

    Lookahead(ReadableByteChannel channel) {
        this.channel = channel;
    }

    /** Bytes taken or passed over so far. */
    long position() {
        return position;
    }

    /**
     * The next bytes, with those that were seen before; they stay.
     *
     * @param least how many it waits for; there are less at the end only
     * @param most how many it takes from the channel's side if they are there
     */
    ByteBuffer see(int least, int most) throws IOException {
        if (ahead.remaining() < least) {
            ahead.compact().limit(most);
            while (ahead.position() < least && channel.read(ahead) >= 0) {}
            ahead.flip();
        }
        return ahead.slice();
    }

    /** Passes over bytes that were seen. */
    void drop(int count) {
        ahead.position(ahead.position() + count);
        position += count;
    }

    /** Takes bytes until the buffer is full or the channel ends; returns how many. */
    int take(ByteBuffer target) throws IOException {
        int before = target.position();
        int seen = Math.min(ahead.remaining(), target.remaining());
        target.put(ahead.slice().limit(seen));
        ahead.position(ahead.position() + seen);
        while (target.hasRemaining() && channel.read(target) >= 0) {}
        int count = target.position() - before;
        position += count;
        return count;
    }

    /** Goes on elsewhere. */
    void seek(SeekableByteChannel file, long target) throws IOException {
        file.position(target);
        position = target;
        ahead.limit(0);
    }
}
