// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.RecordCursor;
import io.etrace.record.SyscallRecord;
import org.jspecify.annotations.Nullable;

/** The syscall record that is being decoded: its registers, its chunks and a copy of its bytes. */
public final class SyscallEvent {
    static final int REGISTERS = 56;

    private final SyscallRecord record = new SyscallRecord();
    private final RecordBytes window = new RecordBytes();
    private final ChunkIndex chunks = new ChunkIndex();
    private long result;

    public SyscallEvent() {
        window.chunks(chunks);
    }

    /** Moves to a syscall record; false when it is too short to be one. */
    public boolean load(RecordCursor cursor) {
        if (cursor.length() < REGISTERS) {
            return false;
        }
        record.wrap(cursor);
        if (cursor.length() < REGISTERS + Long.BYTES * record.argumentCount()) {
            return false;
        }
        window.load(record);
        chunks.load(record, window.files());
        return true;
    }

    /** The file that the returned descriptor refers to, if that is known; valid until the next call. */
    public @Nullable OpenFile resultFile() {
        return window.files().result();
    }

    public SyscallRecord record() {
        return record;
    }

    public RecordBytes window() {
        return window;
    }

    /** The result as the call's prototype has it: what the register holds, or its lower half as an int. */
    long result() {
        return result;
    }

    void setResult(long newResult) {
        result = newResult;
    }

    ChunkIndex chunks() {
        return chunks;
    }

    /** Where the registers of the arguments are, 8 bytes each, {@link SyscallRecord#argumentCount()} of them. */
    public int registersAt() {
        return REGISTERS;
    }

    /** Where the register of an argument is, or zeros when the record does not have it. */
    int registerAt(int argument) {
        return argument < record.argumentCount() ? REGISTERS + Long.BYTES * argument : window.zeros();
    }
}
