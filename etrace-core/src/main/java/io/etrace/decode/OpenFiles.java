// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;
import org.jspecify.annotations.Nullable;

/** What the descriptors of a record stood for, found by the position of the descriptor in the {@link RecordBytes}. */
final class OpenFiles {
    /** More than the programs look up. */
    private static final int MOST = 256;

    static final int RESULT = 6;

    private final OpenFile file;
    private final int[] argument = new int[MOST];
    private final int[] position = new int[MOST];
    private final int[] at = new int[MOST];
    private final int[] length = new int[MOST];
    private final boolean[] truncated = new boolean[MOST];
    private final boolean[] late = new boolean[MOST];
    private int count;

    /** @param window holds the record */
    OpenFiles(RecordBytes window) {
        file = new OpenFile(window);
    }

    void clear() {
        count = 0;
    }

    void add(ChunkCursor chunk, long recordOffset) {
        if (count == MOST || chunk.argument() > RESULT || chunk.length() < OpenFile.HEAD) {
            return;
        }
        argument[count] = chunk.argument();
        position[count] = SyscallEvent.REGISTERS + (chunk.message() << Short.SIZE | chunk.element());
        at[count] = (int) (chunk.dataOffset() - recordOffset);
        length[count] = chunk.length();
        truncated[count] = chunk.isTruncated();
        late[count] = chunk.isLate();
        count++;
    }

    /** The file of the descriptor at a position; valid until the next call. */
    @Nullable
    OpenFile find(int descriptorAt) {
        for (int i = 0; i < count; i++) {
            if (position[i] == descriptorAt && argument[i] != RESULT) {
                return wrap(i);
            }
        }
        return null;
    }

    @Nullable
    OpenFile result() {
        for (int i = 0; i < count; i++) {
            if (argument[i] == RESULT) {
                return wrap(i);
            }
        }
        return null;
    }

    private OpenFile wrap(int index) {
        return file.wrap(at[index], length[index], truncated[index], late[index]);
    }
}
