// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * The message of sendmsg and recvmsg, or the array of sendmmsg and recvmmsg.
 *
 * @param item the type of the array's elements
 */
record MessageArgument(
        PointerRegister register, MessageDecoder decoder, boolean array, Label item, MessageChunks message)
        implements ArgumentDecoder {
    private static final Label HEADER = Label.of("struct user_msghdr", "msg_hdr");
    private static final Label LENGTH = Label.of("unsigned int", "msg_len");

    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int argument = register.index();
        int first = chunks.lastSide(argument);
        boolean found = first != ChunkIndex.NONE && message.find(chunks, argument, first);
        if (!found || chunks.isFault(message.header())) {
            register.absent(event, found ? MissingReason.FAULT : MissingReason.ABSENT, sink);
            return;
        }
        int header = message.header();
        sink.begin(register.label(), chunks.at(header), chunks.length(header));
        content(event, argument, header, sink);
        if (chunks.isChanged(header)) {
            changed(event, sink);
        }
        sink.end();
    }

    private void content(SyscallEvent event, int argument, int header, ValueSink sink) {
        if (array) {
            list(event, argument, sink);
        } else {
            decoder.decode(event, message, sink);
        }
        sink.captured(event.chunks(), header);
    }

    private void changed(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int argument = ChunkIndex.atExit(register.index());
        int first = chunks.first(argument);
        if (first != ChunkIndex.NONE && message.find(chunks, argument, first)) {
            sink.openChanged(register.label(), chunks.at(first), chunks.length(first));
            content(event, argument, first, sink);
            sink.closeChanged();
        }
    }

    private void list(SyscallEvent event, int argument, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        sink.openList();
        boolean more = true;
        for (int i = 0; more; i++) {
            item(event, i, sink);
            int next = message.next();
            more = next != ChunkIndex.NONE && message.find(chunks, argument, next);
        }
        if (event.record().hasNoRoom()) {
            sink.cut();
        }
        sink.closeList();
    }

    private void item(SyscallEvent event, int index, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int header = message.header();
        sink.item(item, index, chunks.at(header), chunks.length(header));
        if (chunks.isFault(header)) {
            sink.unreadable();
        } else {
            element(event, index, header, sink);
            sink.captured(chunks, header);
        }
        sink.end();
    }

    /** A struct mmsghdr. */
    private void element(SyscallEvent event, int index, int header, ValueSink sink) {
        sink.openStruct(false);
        sink.begin(HEADER, event.chunks().at(header), decoder.size());
        decoder.decode(event, message, sink);
        sink.end();
        length(event, index, header, sink);
        sink.closeStruct();
    }

    /** How much was received or sent; nobody knows before the call is over. */
    private void length(SyscallEvent event, int index, int header, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int sent = chunks.sent(index);
        boolean whole = chunks.length(header) >= decoder.size() + Integer.BYTES;
        boolean received = decoder.received() && whole && chunks.side(header) == ChunkIndex.AT_EXIT;
        if (!received && (sent == ChunkIndex.NONE || chunks.length(sent) < Integer.BYTES)) {
            return;
        }
        int at = received ? chunks.at(header) + decoder.size() : chunks.at(sent);
        sink.begin(LENGTH, at, Integer.BYTES);
        sink.number(event.window().unsigned(at, Integer.BYTES), Format.UNSIGNED, ConstantNames.NONE);
        sink.end();
    }
}
