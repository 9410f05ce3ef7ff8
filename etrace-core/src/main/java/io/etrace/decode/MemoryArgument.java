// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * An argument that points to memory which is captured as one piece: as it was before the call where the call reads it, and as
 * it was afterwards where the call wrote something else there.
 *
 * @param failure what the call writes when it fails
 */
record MemoryArgument(PointerRegister register, ValueDecoder value, Failure failure) implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int input = chunks.input(register.index());
        int output = failure.isWritten(event.result()) ? chunks.output(register.index()) : ChunkIndex.NONE;
        boolean isRead = input != ChunkIndex.NONE && !chunks.isFault(input);
        boolean isWritten = output != ChunkIndex.NONE && !chunks.isFault(output);
        if (!isRead && !isWritten) {
            register.absent(event, input == output ? MissingReason.ABSENT : MissingReason.FAULT, sink);
            return;
        }
        int shown = isRead ? input : output;
        int length = isRead ? chunks.length(input) : written(event, output);
        sink.begin(register.label(), chunks.at(shown), length);
        content(event.window(), chunks, shown, length, sink);
        sink.captured(chunks, shown);
        if (chunks.isChanged(shown)) {
            changed(event.window(), chunks, sink);
        }
        if (isRead && isWritten && !chunks.isLate(input) && differ(event, input, output)) {
            exit(event, output, sink);
        }
        sink.end();
    }

    private int written(SyscallEvent event, int output) {
        return failure.written(event.result(), event.chunks().length(output));
    }

    private boolean differ(SyscallEvent event, int input, int output) {
        ChunkIndex chunks = event.chunks();
        int written = written(event, output);
        int length = written < chunks.length(output) ? Math.min(written, chunks.length(input)) : chunks.length(input);
        return value.differ(event.window(), chunks.at(input), length, chunks.at(output), written);
    }

    private void exit(SyscallEvent event, int output, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int length = written(event, output);
        sink.openExit(register.label(), chunks.at(output), length);
        content(event.window(), chunks, output, length, sink);
        sink.captured(chunks, output);
        sink.closeExit();
    }

    private void changed(RecordBytes window, ChunkIndex chunks, ValueSink sink) {
        int chunk = chunks.input(ChunkIndex.atExit(register.index()));
        if (chunk != ChunkIndex.NONE) {
            sink.openChanged(register.label(), chunks.at(chunk), chunks.length(chunk));
            content(window, chunks, chunk, chunks.length(chunk), sink);
            sink.captured(chunks, chunk);
            sink.closeChanged();
        }
    }

    private void content(RecordBytes window, ChunkIndex chunks, int chunk, int length, ValueSink sink) {
        int at = chunks.at(chunk);
        int entry = chunks.input(register.index());
        window.open(at, length, chunks.isCut(chunk));
        window.twin(entry == ChunkIndex.NONE ? 0 : chunks.at(entry) - at);
        if (window.has(at, value.least())) {
            value.decode(window, at, sink);
        } else {
            sink.data(at, length);
        }
    }
}
