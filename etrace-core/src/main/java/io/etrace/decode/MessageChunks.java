// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;

/** The chunks of one message, {@link ChunkIndex#NONE} where there is none. */
final class MessageChunks {
    private int header;
    private int entry;
    private int name;
    private int iovecs;
    private int control;
    private int next;

    /** Takes the message whose first chunk is {@code first}; false when that is none of a message. */
    boolean find(ChunkIndex chunks, int argument, int first) {
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
        entry = header == ChunkIndex.NONE ? ChunkIndex.NONE : entry(chunks, chunks.first(argument), header);
        return header != ChunkIndex.NONE;
    }

    /** The header of the same message as it was at entry, if that was read. */
    private static int entry(ChunkIndex chunks, int first, int header) {
        int chunk = chunks.find(first, ChunkCursor.MSGHDR, ChunkIndex.AT_ENTRY);
        while (chunk != ChunkIndex.NONE && chunks.message(chunk) < chunks.message(header)) {
            chunk = chunks.find(chunks.next(chunk), ChunkCursor.MSGHDR, ChunkIndex.AT_ENTRY);
        }
        boolean same = chunk != ChunkIndex.NONE && chunks.message(chunk) == chunks.message(header);
        return same && !chunks.isFault(chunk) ? chunk : ChunkIndex.NONE;
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

    /** The header at entry, {@link #header()} itself where the call only reads it; {@link ChunkIndex#NONE} when it is not known. */
    int entry() {
        return entry;
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
