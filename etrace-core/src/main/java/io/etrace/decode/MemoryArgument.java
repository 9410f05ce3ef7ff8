// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** An argument that points to memory which is captured as one piece. */
record MemoryArgument(PointerRegister register, ValueDecoder value, Failure failure) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int chunk = failure.isWritten(event.result()) ? chunks.memory(register.index()) : ChunkIndex.NONE;
        if (chunk == ChunkIndex.NONE || chunks.isFault(chunk)) {
            register.absent(event, chunk == ChunkIndex.NONE ? MissingReason.ABSENT : MissingReason.FAULT, sink);
            return;
        }
        int length = failure.written(event.result(), chunks.length(chunk));
        sink.begin(register.label(), chunks.at(chunk), length);
        content(event.window(), chunks, chunk, length, sink);
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
            content(window, chunks, chunk, chunks.length(chunk), sink);
            sink.captured(chunks, chunk);
            sink.closeChanged();
        }
    }

    private void content(RecordBytes window, ChunkIndex chunks, int chunk, int length, ValueSink sink) {
        int at = chunks.at(chunk);
        window.open(at, length, chunks.isTruncated(chunk));
        if (window.has(at, value.least())) {
            value.decode(window, at, sink);
        } else {
            sink.data(at, length);
        }
    }
}
