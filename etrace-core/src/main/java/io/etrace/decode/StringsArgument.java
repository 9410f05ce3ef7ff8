// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;

/** A list of strings: argv, envp. */
record StringsArgument(PointerRegister register) implements ArgumentDecoder {
    private static final Label STRING = Label.of("char *", "");

    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int list = chunks.last(register.index(), ChunkCursor.LIST);
        if (list == ChunkIndex.NONE) {
            register.absent(event, MissingReason.ABSENT, sink);
            return;
        }
        int first = element(chunks, chunks.next(list));
        if (chunks.isFault(list) && first == ChunkIndex.NONE) {
            register.absent(event, MissingReason.FAULT, sink);
            return;
        }
        sink.begin(register.label(), chunks.at(list), chunks.length(list));
        strings(chunks, list, first, sink);
        sink.captured(chunks, list);
        if (chunks.isChanged(list)) {
            changed(chunks, sink);
        }
        sink.end();
    }

    private void changed(ChunkIndex chunks, ValueSink sink) {
        int list = chunks.last(ChunkIndex.atExit(register.index()), ChunkCursor.LIST);
        if (list != ChunkIndex.NONE) {
            sink.openChanged(register.label(), chunks.at(list), chunks.length(list));
            strings(chunks, list, element(chunks, chunks.next(list)), sink);
            sink.captured(chunks, list);
            sink.closeChanged();
        }
    }

    private static void strings(ChunkIndex chunks, int list, int first, ValueSink sink) {
        sink.openList();
        int index = 0;
        for (int chunk = first; chunk != ChunkIndex.NONE; chunk = element(chunks, chunks.next(chunk))) {
            string(chunks, chunk, index++, sink);
        }
        if (chunks.isTruncated(list) || chunks.isFault(list)) {
            sink.cut();
        }
        sink.closeList();
    }

    private static void string(ChunkIndex chunks, int chunk, int index, ValueSink sink) {
        sink.item(STRING, index, chunks.at(chunk), chunks.length(chunk));
        if (chunks.isFault(chunk)) {
            sink.unreadable();
        } else {
            sink.text(chunks.at(chunk), chunks.length(chunk));
            sink.captured(chunks, chunk);
        }
        sink.end();
    }

    /** The chunk, or the next one behind it, that is a string. */
    private static int element(ChunkIndex chunks, int from) {
        int chunk = from;
        while (chunk != ChunkIndex.NONE && chunks.kind(chunk) != ChunkCursor.ELEMENT) {
            chunk = chunks.next(chunk);
        }
        return chunk;
    }
}
