// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * One finished (or, {@link #isUnfinished()}, ended) system call.
 *
 * <pre>
 * 16  duration (u64, ns)        40  tgid            56        args[nargs] (u64)
 * 24  ret (s64)                 44  entry context   56+8*n    chunks, see {@link ChunkCursor}
 * 32  nr (s32)                  48  exit context
 * 36  tid                       52  nargs
 * </pre>
 */
public final class SyscallRecord extends RecordCursor {
    /** Bytes in front of the arguments. */
    public static final int FIXED_LENGTH = 56;
    /** Where {@link #tgid()} stands in a record. */
    public static final int TGID = 40;

    private static final int UNFINISHED = 1;
    private static final int NO_ENTRY = 2;
    private static final int CHILD_RETURN = 4;
    private static final int NO_ROOM = 8;
    private static final int COMPAT = 16;
    private static final int DENIED = 32;
    private static final int IN_FLIGHT = 64;

    /** The task ended inside the call; {@link #ret()} means nothing. exit and exit_group always end so. */
    public boolean isUnfinished() {
        return (flags() & UNFINISHED) != 0;
    }

    /** The call began before tracing did, or is a child's return: {@link #duration()} means nothing. */
    public boolean hasNoEntry() {
        return (flags() & NO_ENTRY) != 0;
    }

    /** The child's side of clone, fork or vfork. */
    public boolean isChildReturn() {
        return (flags() & CHILD_RETURN) != 0;
    }

    /** It had {@link #hasNoEntry no entry} because it was not let in: by seccomp, or by a debugger. */
    public boolean isDenied() {
        return (flags() & DENIED) != 0;
    }

    /** It is {@link #isUnfinished unfinished} because tracing ended before it did. */
    public boolean isInFlight() {
        return (flags() & IN_FLIGHT) != 0;
    }

    /** The record was full: at least one chunk is missing. */
    public boolean hasNoRoom() {
        return (flags() & NO_ROOM) != 0;
    }

    /** A call through the 32-bit ABI. */
    public boolean isCompat() {
        return (flags() & COMPAT) != 0;
    }

    /** Nanoseconds from entry to exit. */
    public long duration() {
        return longAt(16);
    }

    /** What the kernel returned; -4095 to -1 are negated error numbers. */
    public long ret() {
        return longAt(24);
    }

    /** The number the program called; -1 when the call was cancelled. */
    public int number() {
        return intAt(32);
    }

    public int tid() {
        return intAt(36);
    }

    public int tgid() {
        return intAt(TGID);
    }

    /** Id of a {@link ContextRecord}; 0 when it was lost. */
    public int entryContext() {
        return intAt(44);
    }

    /** Id of a {@link ContextRecord}; 0 when it was lost. */
    public int exitContext() {
        return intAt(48);
    }

    /** 0 to 6. */
    public int argumentCount() {
        return Math.clamp(intAt(52), 0, 6);
    }

    /** The raw value of argument {@code index}, as the register held it; 0 beyond {@link #argumentCount()}. */
    public long argument(int index) {
        return index < argumentCount() ? longAt(FIXED_LENGTH + 8L * index) : 0;
    }

    public int chunkCount() {
        return count();
    }

    /** Where the first chunk starts, relative to the record. */
    int chunksAt() {
        return FIXED_LENGTH + 8 * argumentCount();
    }
}
