// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import io.etrace.record.ChunkCursor;

/** A list of strings: argv, envp. */
record StringsArgument(PointerRegister register) implements ArgumentDecoder {
    private static final Label STRING = Label.of("char *", "");

    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        Chunks chunks = event.chunks();
        int list = chunks.last(register.index(), ChunkCursor.LIST);
        if (list == Chunks.NONE) {
            register.absent(event, Absence.ABSENT, sink);
            return;
        }
        int first = element(chunks, chunks.next(list));
        if (chunks.isFault(list) && first == Chunks.NONE) {
            register.absent(event, Absence.FAULT, sink);
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

    private void changed(Chunks chunks, ValueSink sink) {
        int list = chunks.last(Chunks.atExit(register.index()), ChunkCursor.LIST);
        if (list != Chunks.NONE) {
            sink.openChanged(register.label(), chunks.at(list), chunks.length(list));
            strings(chunks, list, element(chunks, chunks.next(list)), sink);
            sink.captured(chunks, list);
            sink.closeChanged();
        }
    }

    private static void strings(Chunks chunks, int list, int first, ValueSink sink) {
        sink.openList();
        int index = 0;
        for (int chunk = first; chunk != Chunks.NONE; chunk = element(chunks, chunks.next(chunk))) {
            string(chunks, chunk, index++, sink);
        }
        if (chunks.isTruncated(list) || chunks.isFault(list)) {
            sink.cut();
        }
        sink.closeList();
    }

    private static void string(Chunks chunks, int chunk, int index, ValueSink sink) {
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
    private static int element(Chunks chunks, int from) {
        int chunk = from;
        while (chunk != Chunks.NONE && chunks.kind(chunk) != ChunkCursor.ELEMENT) {
            chunk = chunks.next(chunk);
        }
        return chunk;
    }
}
