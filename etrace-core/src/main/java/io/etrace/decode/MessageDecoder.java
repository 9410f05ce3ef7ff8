// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.List;

/**
 * A struct user_msghdr, with what it points to in place of the addresses.
 *
 * @param size the bytes of the struct
 * @param members of the struct, in their order
 * @param received whether the name and the control messages are written by the call
 */
record MessageDecoder(
        int size, List<Part> members, boolean received, IovecDecoder iovec, ValueDecoder name, ValueDecoder control) {
    /** What stands behind a member. */
    enum Content {
        NONE,
        NAME,
        IOVECS,
        CONTROL
    }

    record Part(MemberDecoder member, Content content) {}

    /** Tells the message; false when its header could not be read. */
    void decode(SyscallEvent event, MessageChunks message, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        if (received && chunks.side(message.header()) != ChunkIndex.AT_EXIT) {
            message.forgetContents();
        }
        sink.openStruct(false);
        for (int i = 0; i < members.size(); i++) {
            openHeader(event, message);
            Part part = members.get(i);
            if (part.member().isIn(event.window(), chunks.at(message.header()))) {
                member(event, message, part, sink);
            }
        }
        sink.closeStruct();
    }

    private static void openHeader(SyscallEvent event, MessageChunks message) {
        ChunkIndex chunks = event.chunks();
        int header = message.header();
        event.window().open(chunks.at(header), chunks.length(header), chunks.isTruncated(header));
    }

    private void member(SyscallEvent event, MessageChunks message, Part part, ValueSink sink) {
        switch (part.content()) {
            case NONE -> part.member().decode(event.window(), event.chunks().at(message.header()), sink);
            case NAME -> memory(event, message, part, message.name(), name, sink);
            case IOVECS -> iovecs(event, message, part, sink);
            case CONTROL -> memory(event, message, part, message.control(), control, sink);
        }
    }

    private static void memory(
            SyscallEvent event, MessageChunks message, Part part, int chunk, ValueDecoder value, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        if (isMissing(chunks, chunk)) {
            address(event, message, part, chunk, sink);
            return;
        }
        int at = chunks.at(chunk);
        event.window().open(at, chunks.length(chunk), chunks.isTruncated(chunk));
        sink.begin(part.member().label(), at, chunks.length(chunk));
        if (event.window().has(at, value.least())) {
            value.decode(event.window(), at, sink);
        } else {
            sink.data(at, chunks.length(chunk));
        }
        sink.captured(chunks, chunk);
        sink.end();
    }

    private void iovecs(SyscallEvent event, MessageChunks message, Part part, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int chunk = message.iovecs();
        if (isMissing(chunks, chunk)) {
            address(event, message, part, chunk, sink);
            return;
        }
        sink.begin(part.member().label(), chunks.at(chunk), chunks.length(chunk));
        iovec.decode(event, chunk, chunk, chunks.message(message.header()), sink);
        sink.captured(chunks, chunk);
        sink.end();
    }

    private static boolean isMissing(ChunkIndex chunks, int chunk) {
        return chunk == ChunkIndex.NONE || chunks.isFault(chunk);
    }

    private static void address(SyscallEvent event, MessageChunks message, Part part, int chunk, ValueSink sink) {
        int width = part.member().value().size();
        int at = event.chunks().at(message.header()) + part.member().offset();
        long address = event.window().unsigned(at, width);
        sink.begin(part.member().label(), at, width);
        sink.absent(
                address,
                address == 0
                        ? MissingReason.NULL
                        : chunk == ChunkIndex.NONE ? MissingReason.ABSENT : MissingReason.FAULT);
        sink.end();
    }
}
