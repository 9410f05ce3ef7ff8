// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.text.Utf8Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The lines that one thread has rendered for one output, and where those are that introduce contexts: they are left out if a
 * page before this one has them.
 */
final class RenderedLines {
    /** Enough for what a turn makes: a copy to grow would stay in the cache beside it. */
    private static final int INITIAL_CAPACITY = 1 << 20;

    private static final int FIELDS = 4;

    private final Utf8Buffer lines = new Utf8Buffer(INITIAL_CAPACITY);
    /** Lane, context, start and end of each. */
    private int[] introductions = new int[FIELDS * 16];

    private int count;

    void clear() {
        lines.clear();
        count = 0;
    }

    Utf8Buffer lines() {
        return lines;
    }

    /** Notes the line of a context: where it begins and ends. */
    void introduce(int lane, int context, int start, int end) {
        int at = FIELDS * count++;
        if (at == introductions.length) {
            introductions = Arrays.copyOf(introductions, 2 * at);
        }
        introductions[at] = lane;
        introductions[at + 1] = context;
        introductions[at + 2] = start;
        introductions[at + 3] = end;
    }

    /** The lines without introductions that are known, which it adds to. */
    ByteBuffer without(KnownContexts known) {
        byte[] bytes = lines.array();
        int length = 0;
        int from = 0;
        for (int at = 0; at < FIELDS * count; at += FIELDS) {
            if (!known.add(introductions[at], introductions[at + 1])) {
                length = move(bytes, from, introductions[at + 2], length);
                from = introductions[at + 3];
            }
        }
        return ByteBuffer.wrap(bytes, 0, move(bytes, from, lines.length(), length));
    }

    /** Moves bytes forward to a target; returns where they end then. */
    private static int move(byte[] bytes, int from, int to, int target) {
        if (from != target) {
            System.arraycopy(bytes, from, bytes, target, to - from);
        }
        return target + to - from;
    }
}
