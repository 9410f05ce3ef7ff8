// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Walks the chunks of a {@link SyscallRecord}: pieces of memory that arguments point to, in the order in which they were
 * captured. Data is padded to a multiple of 8 bytes.
 *
 * <pre>
 *  0        1        2        3        4                 8                 12                16
 *  +--------+--------+--------+--------+-----------------+-----------------+-----------------+------
 *  | arg    | kind   | state  | side   | length          | full length     | element         | data
 *  +--------+--------+--------+--------+-----------------+-----------------+-----------------+------
 * </pre>
 */
public final class ChunkCursor {
    /** The memory an argument points to. */
    public static final int BYTES = 0;
    /** The same, ended by a NUL that is not part of the data. */
    public static final int STRING = 1;
    /** One string of a list; {@link #element()} is its index. */
    public static final int ELEMENT = 2;
    /** No data: a list, {@link #fullLength()} is the number of strings seen. */
    public static final int LIST = 3;
    /** An array of struct iovec. */
    public static final int IOVEC = 4;
    /** The data of one iovec; {@link #element()} is its index. */
    public static final int SEGMENT = 5;
    /** A struct user_msghdr. */
    public static final int MSGHDR = 6;
    /** What msg_name points to. */
    public static final int NAME = 7;
    /** What msg_control points to. */
    public static final int CONTROL = 8;
    /** The file that a descriptor refers to; {@link #argument()} is 6 for the result. */
    public static final int FILE = 9;

    /** No data: what follows of the argument is what its memory held at exit, which differs from the entry. */
    public static final int WITNESS = 10;

    /** No data: the socket is one of netlink, {@link #fullLength()} is its protocol. */
    public static final int NETLINK = 17;
    /** msg_len of a struct mmsghdr that was sent; {@link #message()} is its index. */
    public static final int SENT = 18;

    /** What a pointer in captured memory points to; the low 24 bits of {@link #message()} and {@link #element()} are the bytes
     * from the registers to the pointer, the high 8 bits say which read of the plan it was. */
    public static final int POINTEE = 16;
    /** The first of the high bits. */
    public static final int POINTEE_READ = 24;

    /** {@link #fullLength()} of a truncated string whose length nobody counted. */
    public static final long UNKNOWN_LENGTH = 0xffff_ffffL;

    private static final int HEADER_LENGTH = 16;
    private static final int TRUNCATED = 1;
    private static final int FAULT = 2;
    private static final int LATE = 4;
    private static final int CHANGED = 8;
    private static final int UNCOMPARED = 16;

    private final RecordCursor record = new RecordCursor();
    private int left;
    private int at;
    private int next;

    /** Starts before the first chunk. */
    public ChunkCursor wrap(SyscallRecord syscall) {
        record.wrap(syscall);
        left = syscall.chunkCount();
        at = next = syscall.chunksAt();
        return this;
    }

    /** Moves to the next chunk; false after the last, and at a chunk that does not fit into the record. */
    public boolean next() {
        if (left <= 0 || next + HEADER_LENGTH > record.length()) {
            return false;
        }
        at = next;
        left--;
        if (length() < 0 || length() > record.length() - at - HEADER_LENGTH) {
            left = 0;
            return false;
        }
        next = at + HEADER_LENGTH + ((length() + 7) & ~7);
        return true;
    }

    /** Index of the argument, 0 to 5; 6 for the result. */
    public int argument() {
        return record.unsignedByte(at);
    }

    /** {@link #BYTES} to {@link #FILE}. */
    public int kind() {
        return record.unsignedByte(at + 1);
    }

    /** Less was captured than there is: {@link #fullLength()} bytes. */
    public boolean isTruncated() {
        return (record.unsignedByte(at + 2) & TRUNCATED) != 0;
    }

    /** The address could not be read, or not what is behind the {@link #length()} bytes that were. */
    public boolean isFault() {
        return (record.unsignedByte(at + 2) & FAULT) != 0;
    }

    /** Not resident at entry, read at exit. */
    public boolean isLate() {
        return (record.unsignedByte(at + 2) & LATE) != 0;
    }

    /** The memory differs at exit from what it was at entry. */
    public boolean isChanged() {
        return (record.unsignedByte(at + 2) & CHANGED) != 0;
    }

    /** Whether the memory changed is not known: it could not be read at exit, or the record was full. */
    public boolean isUncompared() {
        return (record.unsignedByte(at + 2) & UNCOMPARED) != 0;
    }

    /** Captured when the call returned, not when it began. */
    public boolean isAtExit() {
        return record.unsignedByte(at + 3) != 0;
    }

    /** Captured bytes. */
    public int length() {
        return record.intAt(at + 4);
    }

    /** Bytes there were, 0 to 2^32 - 2, or {@link #UNKNOWN_LENGTH}. */
    public long fullLength() {
        return record.intAt(at + 8) & 0xffff_ffffL;
    }

    /** Index of the string or segment. */
    public int element() {
        return record.unsignedShort(at + 12);
    }

    /** Index of the message in an array of messages. */
    public int message() {
        return record.unsignedShort(at + 14);
    }

    public MemorySegment memory() {
        return record.memory();
    }

    /** Where the data starts in {@link #memory()}. */
    public long dataOffset() {
        return record.offset() + at + HEADER_LENGTH;
    }

    public byte byteAt(int index) {
        return record.memory().get(ValueLayout.JAVA_BYTE, dataOffset() + index);
    }
}
