// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** An argument that points to memory which is captured as one piece. */
record MemoryArgument(PointerRegister register, ValueDecoder value) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int chunk = chunks.memory(register.index());
        if (chunk == ChunkIndex.NONE || chunks.isFault(chunk)) {
            register.absent(event, chunk == ChunkIndex.NONE ? MissingReason.ABSENT : MissingReason.FAULT, sink);
            return;
        }
        sink.begin(register.label(), chunks.at(chunk), chunks.length(chunk));
        content(event.window(), chunks, chunk, sink);
        sink.captured(chunks, chunk);
        if (chunks.isChanged(chunk)) {
            changed(event.window(), chunks, sink);
        }
        sink.end();
    }

    private void changed(RecordBytes window, ChunkIndex chunks, ValueSink sink) {
        int chunk = chunks.memory(ChunkIndex.atExit(register.index()));
        if (chunk != ChunkIndex.NONE) {
            sink.openChanged(register.label(), chunks.at(chunk), chunks.length(chunk));
            content(window, chunks, chunk, sink);
            sink.captured(chunks, chunk);
            sink.closeChanged();
        }
    }

    private void content(RecordBytes window, ChunkIndex chunks, int chunk, ValueSink sink) {
        int at = chunks.at(chunk);
        window.open(at, chunks.length(chunk), chunks.isTruncated(chunk));
        int entry = chunks.entryMemory(register.index());
        window.twin(entry == ChunkIndex.NONE ? 0 : chunks.at(entry) - at);
        if (window.has(at, value.least())) {
            value.decode(window, at, sink);
        } else {
            sink.data(at, chunks.length(chunk));
        }
    }
}
