// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * A pointer in memory, with what it points to in its place.
 *
 * @param size of the pointer: 4 or 8 bytes
 * @param target what it points to
 */
record FollowedDecoder(int size, ValueDecoder target) implements ValueDecoder {
    /** Tells the pointer as a member of a struct. */
    @Override
    public void member(Label label, RecordBytes window, int at, ValueSink sink) {
        int chunk = window.pointee(at, size);
        if (isMissing(window, chunk)) {
            sink.begin(label, at, size);
        } else {
            sink.begin(label, window.chunks().at(chunk), window.chunks().length(chunk));
        }
        decode(window, at, chunk, sink);
        sink.end();
    }

    /** Tells the pointer as an element of a list. */
    @Override
    public void item(Label label, int index, RecordBytes window, int at, ValueSink sink) {
        int chunk = window.pointee(at, size);
        if (isMissing(window, chunk)) {
            sink.item(label, index, at, size);
        } else {
            sink.item(label, index, window.chunks().at(chunk), window.chunks().length(chunk));
        }
        decode(window, at, chunk, sink);
        sink.end();
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        decode(window, at, window.pointee(at, size), sink);
    }

    private static boolean isMissing(RecordBytes window, int chunk) {
        return chunk == ChunkIndex.NONE || window.chunks().isFault(chunk);
    }

    private void decode(RecordBytes window, int at, int chunk, ValueSink sink) {
        if (isMissing(window, chunk)) {
            long address = window.unsigned(at, size);
            MissingReason why = chunk == ChunkIndex.NONE ? MissingReason.ABSENT : MissingReason.FAULT;
            sink.absent(address, address == 0 ? MissingReason.NULL : why);
            return;
        }
        ChunkIndex chunks = window.chunks();
        int end = window.end();
        boolean truncated = window.isTruncated();
        int start = chunks.at(chunk);
        window.open(start, chunks.length(chunk), chunks.isTruncated(chunk));
        if (window.has(start, target.least())) {
            target.decode(window, start, sink);
        } else {
            sink.data(start, chunks.length(chunk));
        }
        sink.captured(chunks, chunk);
        window.reopen(end, truncated);
    }
}
