// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;

/** The chunks of one message, {@link ChunkIndex#NONE} where there is none. */
final class MessageChunks {
    private int header;
    private int name;
    private int iovecs;
    private int control;
    private int next;

    /** Takes the message whose first chunk is {@code first}; false when that is none of a message. */
    boolean find(ChunkIndex chunks, int first) {
        header = chunks.kind(first) == ChunkCursor.MSGHDR ? first : ChunkIndex.NONE;
        name = ChunkIndex.NONE;
        iovecs = ChunkIndex.NONE;
        control = ChunkIndex.NONE;
        int chunk = header == ChunkIndex.NONE ? first : chunks.next(first);
        while (chunk != ChunkIndex.NONE && chunks.kind(chunk) != ChunkCursor.MSGHDR) {
            take(chunk, chunks.kind(chunk));
            chunk = chunks.next(chunk);
        }
        next = chunk;
        return header != ChunkIndex.NONE;
    }

    private void take(int chunk, int kind) {
        switch (kind) {
            case ChunkCursor.NAME -> name = chunk;
            case ChunkCursor.IOVEC -> iovecs = chunk;
            case ChunkCursor.CONTROL -> control = chunk;
            default -> {}
        }
    }

    /** Forgets the memory that a call writes only when it succeeds. */
    void forgetContents() {
        name = ChunkIndex.NONE;
        control = ChunkIndex.NONE;
    }

    int header() {
        return header;
    }

    int name() {
        return name;
    }

    int iovecs() {
        return iovecs;
    }

    int control() {
        return control;
    }

    /** The first chunk of the next message. */
    int next() {
        return next;
    }
}
