// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.record.RecordCursor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A copy of one record, and the part of it that is being decoded. Positions count from the start of the record; behind it
 * stand {@value #ZEROS} bytes of 0 for registers that it does not have.
 */
public final class RecordBytes {
    private static final int ZEROS = 8;
    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private final OpenFiles files = new OpenFiles(this);
    private byte[] bytes = new byte[4096];
    private int length;
    private int end;
    private boolean truncated;
    private int twin;
    private ChunkIndex chunks = new ChunkIndex();

    private static VarHandle view(Class<?> array) {
        return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
    }

    void load(RecordCursor record) {
        length = record.length();
        if (bytes.length < length + ZEROS) {
            bytes = new byte[Math.max(length + ZEROS, 2 * bytes.length)];
        }
        MemorySegment.copy(record.memory(), ValueLayout.JAVA_BYTE, record.offset(), bytes, 0, length);
        Arrays.fill(bytes, length, length + ZEROS, (byte) 0);
        open(0, length, false);
    }

    /** The chunks of the record from now on. */
    void chunks(ChunkIndex index) {
        chunks = index;
    }

    ChunkIndex chunks() {
        return chunks;
    }

    /**
     * Where the same memory stands as it was at entry: what a pointer pointed to then is found there.
     *
     * @param distance from the memory that is decoded, in bytes; 0 for none
     */
    void twin(int distance) {
        twin = distance;
    }

    /** The chunk with what the pointer at a position points to, or {@link ChunkIndex#NONE}. */
    int pointee(int at, int size) {
        int chunk = chunks.pointee(at);
        boolean same = chunk == ChunkIndex.NONE && twin != 0 && unsigned(at, size) == unsigned(at + twin, size);
        return same ? chunks.pointee(at + twin) : chunk;
    }

    /** Goes back to a part that was left for another one. */
    void reopen(int oldEnd, boolean wasTruncated) {
        end = oldEnd;
        truncated = wasTruncated;
    }

    /** The files that the record's descriptors referred to. */
    OpenFiles files() {
        return files;
    }

    /** Where a register of zeros is. */
    int zeros() {
        return length;
    }

    /** Decoding is now about {@code size} bytes from {@code at}. */
    void open(int at, int size, boolean isTruncated) {
        end = at + size;
        truncated = isTruncated;
    }

    /** Where the part that is decoded ends. */
    int end() {
        return end;
    }

    void limit(int newEnd) {
        end = newEnd;
    }

    /** Whether there was more behind {@link #end()} than the record holds. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Whether two parts of the record hold the same bytes. */
    boolean equal(int at, int size, int otherAt, int otherSize) {
        return Arrays.equals(bytes, at, at + size, bytes, otherAt, otherAt + otherSize);
    }

    /** Whether a value of {@code size} bytes at {@code at} is there as a whole. */
    boolean has(int at, int size) {
        return size <= end - at;
    }

    /** The record's bytes; another array after the next record. */
    public byte[] bytes() {
        return bytes;
    }

    /** A value of 1, 2, 4 or 8 bytes; of any number below 8, too, but slower. */
    long unsigned(int at, int size) {
        return switch (size) {
            case 1 -> bytes[at] & 0xffL;
            case 2 -> (short) SHORT.get(bytes, at) & 0xffffL;
            case 4 -> (int) INT.get(bytes, at) & 0xffff_ffffL;
            case 8 -> (long) LONG.get(bytes, at);
            default -> odd(at, size);
        };
    }

    private long odd(int at, int size) {
        long value = 0;
        for (int i = Math.min(size, Long.BYTES) - 1; i >= 0; i--) {
            value = value << Byte.SIZE | (bytes[at + i] & 0xff);
        }
        return value;
    }

    long signed(int at, int size) {
        int unused = Long.SIZE - size * Byte.SIZE;
        return unsigned(at, size) << unused >> unused;
    }
}
