// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An array of struct iovec, each with the data that its segment holds in place of the address.
 *
 * @param size the bytes of a struct iovec
 * @param base iov_base, of which the address is decoded
 * @param length iov_len
 * @param content what a segment holds
 */
record IovecDecoder(int size, Label label, MemberDecoder base, MemberDecoder length, ValueDecoder content) {
    /**
     * Decodes the list.
     *
     * @param iovecs the chunk that holds the array
     * @param segments the chunk from which on the segments are looked for, in their order
     */
    void decode(SyscallEvent event, int iovecs, int segments, int message, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int count = chunks.length(iovecs) / size;
        int segment = segments;
        sink.openList();
        for (int i = 0; i < count; i++) {
            int at = chunks.at(iovecs) + i * size;
            segment = chunks.segment(segment, message, i);
            boolean found = segment != ChunkIndex.NONE && chunks.element(segment) == i;
            event.window().open(at, size, false);
            sink.item(label, i, at, size);
            iovec(event, at, found ? segment : ChunkIndex.NONE, sink);
            sink.end();
        }
        if (chunks.isCut(iovecs)) {
            sink.cut();
        }
        sink.closeList();
    }

    private void iovec(SyscallEvent event, int at, int segment, ValueSink sink) {
        sink.openStruct(false);
        ChunkIndex chunks = event.chunks();
        if (segment == ChunkIndex.NONE || chunks.isFault(segment)) {
            address(event.window(), at, segment == ChunkIndex.NONE ? MissingReason.ABSENT : MissingReason.FAULT, sink);
        } else {
            sink.begin(base.label(), chunks.at(segment), chunks.length(segment));
            event.window().open(chunks.at(segment), chunks.length(segment), chunks.isCut(segment));
            content.decode(event.window(), chunks.at(segment), sink);
            sink.captured(chunks, segment);
            sink.end();
            event.window().open(at, size, false);
        }
        length.decode(event.window(), at, sink);
        sink.closeStruct();
    }

    private void address(RecordBytes window, int at, MissingReason why, ValueSink sink) {
        int width = base.value().size();
        long address = window.unsigned(at + base.offset(), width);
        sink.begin(base.label(), at + base.offset(), width);
        sink.absent(address, address == 0 ? MissingReason.NULL : why);
        sink.end();
    }
}
