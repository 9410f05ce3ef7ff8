// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An argument that points to memory which is captured as one piece: as it was before the call where the call reads it, and as
 * it was afterwards where the call wrote something else there.
 */
record MemoryArgument(PointerRegister register, ValueDecoder value) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int input = chunks.input(register.index());
        int output = chunks.output(register.index());
        boolean isRead = input != ChunkIndex.NONE && !chunks.isFault(input);
        boolean isWritten = output != ChunkIndex.NONE && !chunks.isFault(output);
        if (!isRead && !isWritten) {
            register.absent(event, input == output ? MissingReason.ABSENT : MissingReason.FAULT, sink);
            return;
        }
        int shown = isRead ? input : output;
        sink.begin(register.label(), chunks.at(shown), chunks.length(shown));
        content(event.window(), chunks, shown, sink);
        sink.captured(chunks, shown);
        if (chunks.isChanged(shown)) {
            changed(event.window(), chunks, sink);
        }
        if (isRead && isWritten && !chunks.isLate(input) && differ(event.window(), chunks, input, output)) {
            written(event.window(), chunks, output, sink);
        }
        sink.end();
    }

    private boolean differ(RecordBytes window, ChunkIndex chunks, int input, int output) {
        return value.differ(window, chunks.at(input), chunks.length(input), chunks.at(output), chunks.length(output));
    }

    private void written(RecordBytes window, ChunkIndex chunks, int chunk, ValueSink sink) {
        sink.openExit(register.label(), chunks.at(chunk), chunks.length(chunk));
        content(window, chunks, chunk, sink);
        sink.captured(chunks, chunk);
        sink.closeExit();
    }

    private void changed(RecordBytes window, ChunkIndex chunks, ValueSink sink) {
        int chunk = chunks.input(ChunkIndex.atExit(register.index()));
        if (chunk != ChunkIndex.NONE) {
            sink.openChanged(register.label(), chunks.at(chunk), chunks.length(chunk));
            content(window, chunks, chunk, sink);
            sink.captured(chunks, chunk);
            sink.closeChanged();
        }
    }

    private void content(RecordBytes window, ChunkIndex chunks, int chunk, ValueSink sink) {
        int at = chunks.at(chunk);
        window.open(at, chunks.length(chunk), chunks.isCut(chunk));
        if (window.has(at, value.least())) {
            value.decode(window, at, sink);
        } else {
            sink.data(at, chunks.length(chunk));
        }
    }
}
