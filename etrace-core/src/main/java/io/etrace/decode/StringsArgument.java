// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;

/**
 * A list of strings: argv, envp. A string that could not be read at entry is taken from the list that was read late, which of
 * an exec has only those that the new program still tells.
 */
record StringsArgument(PointerRegister register) implements ArgumentDecoder {
    private static final Label STRING = Label.of("char *", "");

    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        ChunkIndex chunks = event.chunks();
        int first = chunks.first(register.index());
        int early = chunks.find(first, ChunkCursor.LIST, ChunkIndex.AT_ENTRY);
        int late = chunks.find(first, ChunkCursor.LIST, ChunkIndex.LATE);
        if (isUnreadable(chunks, early) && isUnreadable(chunks, late)) {
            register.absent(event, early == late ? MissingReason.ABSENT : MissingReason.FAULT, sink);
            return;
        }
        int list = isUnreadable(chunks, early) ? late : early;
        sink.begin(register.label(), chunks.at(list), chunks.length(list));
        boolean tookLate = strings(chunks, early, late, sink);
        sink.captured(chunks, tookLate ? late : list);
        if (chunks.isChanged(list)) {
            changed(chunks, sink);
        }
        sink.end();
    }

    /** Whether there is no list, or not even its first pointer could be read. */
    private static boolean isUnreadable(ChunkIndex chunks, int list) {
        return list == ChunkIndex.NONE || chunks.isFault(list) && element(chunks, list) == ChunkIndex.NONE;
    }

    private void changed(ChunkIndex chunks, ValueSink sink) {
        int list =
                chunks.find(chunks.first(ChunkIndex.atExit(register.index())), ChunkCursor.LIST, ChunkIndex.AT_ENTRY);
        if (list != ChunkIndex.NONE) {
            sink.openChanged(register.label(), chunks.at(list), chunks.length(list));
            strings(chunks, list, ChunkIndex.NONE, sink);
            sink.captured(chunks, list);
            sink.closeChanged();
        }
    }

    /** Tells both lists as one; true when it has something of the late one. */
    private static boolean strings(ChunkIndex chunks, int earlyList, int lateList, ValueSink sink) {
        int early = element(chunks, earlyList);
        int late = element(chunks, lateList);
        boolean tookLate = earlyList == ChunkIndex.NONE;
        sink.openList();
        while (early != ChunkIndex.NONE || late != ChunkIndex.NONE) {
            int index = Math.min(index(chunks, early), index(chunks, late));
            boolean isEarly = index(chunks, early) == index;
            boolean isLate = index(chunks, late) == index;
            boolean takesLate = isLate && (!isEarly || chunks.isBetter(late, early));
            tookLate |= takesLate;
            string(chunks, takesLate ? late : early, index, sink);
            early = isEarly ? element(chunks, early) : early;
            late = isLate ? element(chunks, late) : late;
        }
        int list = tookLate ? lateList : earlyList;
        if (chunks.isTruncated(list) || chunks.isFault(list)) {
            sink.cut();
        }
        sink.closeList();
        return tookLate;
    }

    private static int index(ChunkIndex chunks, int chunk) {
        return chunk == ChunkIndex.NONE ? Integer.MAX_VALUE : chunks.element(chunk);
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

    /** The next string behind a chunk, of the same side as it is. */
    private static int element(ChunkIndex chunks, int chunk) {
        return chunk == ChunkIndex.NONE
                ? ChunkIndex.NONE
                : chunks.find(chunks.next(chunk), ChunkCursor.ELEMENT, chunks.side(chunk));
    }
}
