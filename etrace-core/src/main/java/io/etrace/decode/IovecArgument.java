// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;

/** The vector of readv, writev and their like. */
record IovecArgument(PointerRegister register, IovecDecoder iovec) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int chunk = chunks.best(register.index(), ChunkCursor.IOVEC);
        if (chunk == ChunkIndex.NONE || chunks.isFault(chunk)) {
            register.absent(event, chunk == ChunkIndex.NONE ? MissingReason.ABSENT : MissingReason.FAULT, sink);
            return;
        }
        sink.begin(register.label(), chunks.at(chunk), chunks.length(chunk));
        iovec.decode(event, chunk, chunks.lastSide(register.index()), 0, sink);
        sink.captured(chunks, chunk);
        if (chunks.isChanged(chunk)) {
            changed(event, sink);
        }
        sink.end();
    }

    private void changed(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int argument = ChunkIndex.atExit(register.index());
        int chunk = chunks.best(argument, ChunkCursor.IOVEC);
        if (chunk != ChunkIndex.NONE) {
            sink.openChanged(register.label(), chunks.at(chunk), chunks.length(chunk));
            iovec.decode(event, chunk, chunks.first(argument), 0, sink);
            sink.captured(chunks, chunk);
            sink.closeChanged();
        }
    }
}
