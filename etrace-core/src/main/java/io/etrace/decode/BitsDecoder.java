// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * A set of numbers, a bit each: of descriptors those below the number in an argument, as the memory is whole longs.
 *
 * @param bound the argument's index, or -1: all bits count
 */
record BitsDecoder(int bound) implements ValueDecoder {
    static final BitsDecoder ALL = new BitsDecoder(-1);

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.bits(at, count(window, window.end() - at));
    }

    /** The bits of {@code size} bytes that count. */
    private int count(RecordBytes window, int size) {
        if (bound < 0) {
            return Byte.SIZE * size;
        }
        long below = window.signed(SyscallEvent.REGISTERS + Long.BYTES * bound, Integer.BYTES);
        return Math.clamp(below, 0, Byte.SIZE * size);
    }

    /** The kernel clears what is behind the last descriptor. */
    @Override
    public boolean differ(RecordBytes window, int at, int size, int otherAt, int otherSize) {
        int count = size == otherSize ? count(window, size) : 0;
        for (int i = 0; i < count; i++) {
            if (((window.bytes()[at + (i >> 3)] ^ window.bytes()[otherAt + (i >> 3)]) >> (i & 7) & 1) != 0) {
                return true;
            }
        }
        return size != otherSize;
    }
}
