// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.ChunkCursor;
import io.etrace.record.SyscallRecord;
import java.util.Arrays;

/**
 * The chunks of a syscall record, in a chain for each argument in the order in which they were captured. A chunk is known
 * by its number; {@link #NONE} ends a chain.
 */
public final class ChunkIndex {
    static final int NONE = -1;

    /** When a chunk was captured; within an argument the numbers never fall. */
    static final int AT_ENTRY = 0;
    /** What could not be read at entry, read at exit. */
    static final int LATE = 1;
    /** What the call wrote. */
    static final int AT_EXIT = 2;

    /** Of a pointee's element: the bytes from the registers to the pointer. */
    private static final int POINTER_PLACE = (1 << ChunkCursor.POINTEE_READ) - 1;

    static final int ARGUMENTS = 6;
    private static final int TRUNCATED = 1;
    private static final int FAULT = 2;
    private static final int CHANGED = 4;
    private static final int UNCOMPARED = 8;

    private final ChunkCursor cursor = new ChunkCursor();
    private final int[] first = new int[2 * ARGUMENTS];
    private final int[] last = new int[2 * ARGUMENTS];
    private final boolean[] witnessed = new boolean[ARGUMENTS];
    private int pointees;
    private int netlink;
    private int sent;
    private int count;
    private int[] next = new int[16];
    private int[] at = new int[16];
    private int[] length = new int[16];
    private int[] fullLength = new int[16];
    private int[] element = new int[16];
    private byte[] kind = new byte[16];
    private byte[] flags = new byte[16];
    private byte[] side = new byte[16];

    /** @param files takes the chunks of files that descriptors refer to */
    void load(SyscallRecord record, OpenFiles files) {
        Arrays.fill(first, NONE);
        Arrays.fill(witnessed, false);
        pointees = NONE;
        netlink = NONE;
        sent = NONE;
        count = 0;
        files.clear();
        cursor.wrap(record);
        while (cursor.next()) {
            if (cursor.kind() == ChunkCursor.NETLINK) {
                netlink = (int) cursor.fullLength();
            } else if (cursor.kind() == ChunkCursor.FILE) {
                files.add(cursor, record.offset());
            } else if (cursor.argument() < ARGUMENTS) {
                addOrWitness(record.offset());
            }
        }
    }

    private void addOrWitness(long recordOffset) {
        if (cursor.kind() == ChunkCursor.WITNESS) {
            witnessed[cursor.argument()] = true;
        } else {
            add(recordOffset);
        }
    }

    private void add(long recordOffset) {
        if (count == at.length) {
            grow();
        }
        at[count] = (int) (cursor.dataOffset() - recordOffset);
        length[count] = cursor.length();
        fullLength[count] = (int) cursor.fullLength();
        element[count] = cursor.message() << 16 | cursor.element();
        kind[count] = (byte) cursor.kind();
        flags[count] = (byte) ((cursor.isTruncated() ? TRUNCATED : 0)
                | (cursor.isFault() ? FAULT : 0)
                | (cursor.isChanged() ? CHANGED : 0)
                | (cursor.isUncompared() ? UNCOMPARED : 0));
        side[count] = (byte) (cursor.isLate() ? LATE : cursor.isAtExit() ? AT_EXIT : AT_ENTRY);
        if (kind[count] == ChunkCursor.POINTEE) {
            next[count] = pointees;
            pointees = count++;
            return;
        }
        if (kind[count] == ChunkCursor.SENT) {
            next[count] = sent;
            sent = count++;
            return;
        }
        link(witnessed[cursor.argument()] ? atExit(cursor.argument()) : cursor.argument());
    }

    private void link(int argument) {
        next[count] = NONE;
        if (first[argument] == NONE) {
            first[argument] = count;
        } else {
            next[last[argument]] = count;
        }
        last[argument] = count++;
    }

    private void grow() {
        int capacity = 2 * count;
        next = Arrays.copyOf(next, capacity);
        at = Arrays.copyOf(at, capacity);
        length = Arrays.copyOf(length, capacity);
        fullLength = Arrays.copyOf(fullLength, capacity);
        element = Arrays.copyOf(element, capacity);
        kind = Arrays.copyOf(kind, capacity);
        flags = Arrays.copyOf(flags, capacity);
        side = Arrays.copyOf(side, capacity);
    }

    /** The chunks with what an argument's memory held at exit, when it had changed. */
    static int atExit(int argument) {
        return ARGUMENTS + argument;
    }

    int first(int argument) {
        return first[argument];
    }

    int next(int chunk) {
        return next[chunk];
    }

    /** What plain memory held before the call, as it was read at entry or, where that has less of it, late; or {@link #NONE}. */
    int input(int argument) {
        int found = NONE;
        for (int chunk = first[argument]; chunk != NONE && side[chunk] != AT_EXIT; chunk = next[chunk]) {
            if (isPlain(chunk) && (found == NONE || isBetter(chunk, found))) {
                found = chunk;
            }
        }
        return found;
    }

    /**
     * The chunk with what a pointer points to: the one that was captured last and could be read, otherwise the last one,
     * otherwise {@link #NONE}.
     *
     * @param pointerAt where the pointer is, relative to the record
     */
    int pointee(int pointerAt) {
        int found = NONE;
        for (int chunk = pointees; chunk != NONE; chunk = next[chunk]) {
            if (SyscallEvent.REGISTERS + (element[chunk] & POINTER_PLACE) == pointerAt) {
                if (!isFault(chunk)) {
                    return chunk;
                }
                found = found == NONE ? chunk : found;
            }
        }
        return found;
    }

    /** The protocol of the netlink socket that the call is about; {@link #NONE} when it is about none. */
    int netlinkProtocol() {
        return netlink;
    }

    /** The chunk with the msg_len of a message that was sent, otherwise {@link #NONE}. */
    int sent(int message) {
        int chunk = sent;
        while (chunk != NONE && message(chunk) != message) {
            chunk = next[chunk];
        }
        return chunk;
    }

    /** What plain memory held after the call, or {@link #NONE}. */
    int output(int argument) {
        int found = NONE;
        for (int chunk = first[argument]; chunk != NONE; chunk = next[chunk]) {
            if (isPlain(chunk) && side[chunk] == AT_EXIT) {
                found = chunk;
            }
        }
        return found;
    }

    private boolean isPlain(int chunk) {
        return kind[chunk] == ChunkCursor.BYTES || kind[chunk] == ChunkCursor.STRING;
    }

    /** Whether a copy of the same memory has more of it. */
    boolean isBetter(int chunk, int other) {
        return has(other, FAULT) && (!has(chunk, FAULT) || length[chunk] > length[other]);
    }

    /** The best chunk of a kind that only one chunk of a side is of, otherwise {@link #NONE}. */
    int best(int argument, int wanted) {
        int found = NONE;
        for (int chunk = first[argument]; chunk != NONE; chunk = next[chunk]) {
            if (kind[chunk] == wanted && (found == NONE || isBetter(chunk, found))) {
                found = chunk;
            }
        }
        return found;
    }

    /** The chunk, or the next one behind it, that is of a kind and was captured on a side. */
    int find(int from, int wanted, int wantedSide) {
        int chunk = from;
        while (chunk != NONE && !(kind[chunk] == wanted && side[chunk] == wantedSide)) {
            chunk = next[chunk];
        }
        return chunk;
    }

    /** The chunk, or the next one behind it, that holds the segment {@code index} of a message or a later one. */
    int segment(int from, int message, int index) {
        int chunk = from;
        while (chunk != NONE
                && !(kind[chunk] == ChunkCursor.SEGMENT && message(chunk) == message && element(chunk) >= index)) {
            chunk = next[chunk];
        }
        return chunk;
    }

    /** The first chunk of an argument's last side: what was captured last, in the order of capture. */
    int lastSide(int argument) {
        int found = first[argument];
        for (int chunk = found; chunk != NONE; chunk = next[chunk]) {
            if (side[chunk] != side[found]) {
                found = chunk;
            }
        }
        return found;
    }

    /** Where the data starts, relative to the record. */
    int at(int chunk) {
        return at[chunk];
    }

    /** Captured bytes. */
    public int length(int chunk) {
        return length[chunk];
    }

    /** Bytes there were, or {@link ChunkCursor#UNKNOWN_LENGTH}; strings, for a list. */
    public long fullLength(int chunk) {
        return fullLength[chunk] & 0xffff_ffffL;
    }

    int kind(int chunk) {
        return kind[chunk];
    }

    int element(int chunk) {
        return element[chunk] & 0xffff;
    }

    int message(int chunk) {
        return element[chunk] >>> 16;
    }

    int side(int chunk) {
        return side[chunk];
    }

    private boolean has(int chunk, int flag) {
        return (flags[chunk] & flag) != 0;
    }

    public boolean isTruncated(int chunk) {
        return has(chunk, TRUNCATED);
    }

    /** Whether nothing could be read; of a list, not all of its pointers. */
    public boolean isFault(int chunk) {
        return has(chunk, FAULT) && length[chunk] == 0;
    }

    /** Whether what is there could be read, and what follows it could not. */
    public boolean isPartial(int chunk) {
        return has(chunk, FAULT) && length[chunk] > 0;
    }

    /** Whether there was more than was captured, for whatever reason. */
    boolean isCut(int chunk) {
        return has(chunk, TRUNCATED) || isPartial(chunk);
    }

    public boolean isChanged(int chunk) {
        return has(chunk, CHANGED);
    }

    public boolean isUncompared(int chunk) {
        return has(chunk, UNCOMPARED);
    }

    public boolean isLate(int chunk) {
        return side[chunk] == LATE;
    }
}
