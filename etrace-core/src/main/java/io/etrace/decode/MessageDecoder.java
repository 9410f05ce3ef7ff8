// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.List;

/**
 * A struct user_msghdr, with what it points to in place of the addresses.
 *
 * @param size the bytes of the struct
 * @param members of the struct, in their order
 * @param nameLength msg_namelen; of a call that receives it is at exit longer than the memory when the name did not fit
 * @param received whether the name and the control messages are written by the call
 */
record MessageDecoder(
        int size,
        List<Part> members,
        MemberDecoder nameLength,
        boolean received,
        IovecDecoder iovec,
        ValueDecoder name,
        ValueDecoder control) {
    /** What a member points to. */
    enum Content {
        NONE,
        NAME,
        IOVECS,
        CONTROL
    }

    record Part(MemberDecoder member, Content content) {}

    private static final int ANY_LENGTH = Integer.MAX_VALUE;

    /** Decodes the message; false when its header could not be read. */
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
        event.window().open(chunks.at(header), chunks.length(header), chunks.isCut(header));
    }

    private void member(SyscallEvent event, MessageChunks message, Part part, ValueSink sink) {
        switch (part.content()) {
            case NONE -> plain(event, message, part.member(), sink);
            case NAME -> memory(event, message, part, message.name(), name, offered(event, message), sink);
            case IOVECS -> iovecs(event, message, part, sink);
            case CONTROL -> memory(event, message, part, message.control(), control, ANY_LENGTH, sink);
        }
    }

    /** What the header itself says, before and after the call where it differs. */
    private static void plain(SyscallEvent event, MessageChunks message, MemberDecoder member, ValueSink sink) {
        RecordBytes window = event.window();
        int size = member.value().size();
        int exit = event.chunks().at(message.header()) + member.offset();
        int entry = message.entry() == ChunkIndex.NONE ? exit : event.chunks().at(message.entry()) + member.offset();
        sink.begin(member.label(), entry, size);
        member.value().decode(window, entry, sink);
        if (!window.equal(entry, size, exit, size)) {
            sink.openExit(member.label(), exit, size);
            member.value().decode(window, exit, sink);
            sink.closeExit();
        }
        sink.end();
    }

    /** The most bytes that the name can have had. */
    private int offered(SyscallEvent event, MessageChunks message) {
        if (!received || message.entry() == ChunkIndex.NONE) {
            return ANY_LENGTH;
        }
        int at = event.chunks().at(message.entry()) + nameLength.offset();
        return (int) Math.max(0, event.window().signed(at, Integer.BYTES));
    }

    private static void memory(
            SyscallEvent event,
            MessageChunks message,
            Part part,
            int chunk,
            ValueDecoder value,
            int most,
            ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        if (isMissing(chunks, chunk) || most == 0) {
            address(event, message, part, chunk, sink);
            return;
        }
        int at = chunks.at(chunk);
        int length = Math.min(most, chunks.length(chunk));
        event.window().open(at, length, chunks.isCut(chunk));
        sink.begin(part.member().label(), at, length);
        if (event.window().has(at, value.least())) {
            value.decode(event.window(), at, sink);
        } else {
            sink.data(at, length);
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
                        : chunk != ChunkIndex.NONE && event.chunks().isFault(chunk)
                                ? MissingReason.FAULT
                                : MissingReason.ABSENT);
        sink.end();
    }
}
