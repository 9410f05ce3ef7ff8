// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import java.nio.ByteBuffer;

/**
 * struct capture of bpf/abi/plan.h: one argument's memory. Its length is {@code (number + add >> shift) * scale} bytes.
 *
 * @param argument 0 to 5
 * @param kind one of the constants below
 * @param flags a sum of the constants below
 * @param source where the number comes from
 * @param reference the argument or offset that the source speaks of
 * @param limit the argument that the number does not exceed, or {@link #NO_REFERENCE}
 * @param shift 0 to 31
 * @param fallback of a struct that holds its own size: words of 8 bytes when it holds 0
 */
record ArgumentRead(
        int argument,
        int kind,
        int flags,
        int source,
        int reference,
        int limit,
        int shift,
        int fallback,
        int add,
        int scale) {
    static final int BYTES = 0;
    static final int STRING = 1;
    static final int LIST = 2;
    static final int SENT = 3;
    static final int IOVEC = 4;
    static final int MSGHDR = 5;
    static final int MMSGHDR = 6;

    static final int IN = 1;
    static final int OUT = 2;
    static final int ON_ERROR = 4;
    static final int LIMITED = 8;
    static final int ON_POSITIVE = 16;
    static final int ON_INTERRUPT = 32;
    static final int FILES = 64;
    static final int NARROW_LIMIT = 128;

    static final int FROM_ONE = 0;
    static final int FROM_ARGUMENT = 1;
    static final int FROM_RESULT = 2;
    static final int FROM_POINTED = 3;
    static final int FROM_MEMBER = 4;
    static final int FROM_IOCTL = 5;
    static final int FROM_NARROW = 6;
    static final int FROM_SIGNED = 7;

    static final int NO_REFERENCE = 0xff;
    static final int LENGTH = 16;

    /** One thing of {@code scale} bytes. */
    static ArgumentRead of(int argument, int kind, int flags, int scale) {
        return new ArgumentRead(argument, kind, flags, FROM_ONE, 0, NO_REFERENCE, 0, 0, 0, scale);
    }

    ArgumentRead from(int newSource, int newReference) {
        return new ArgumentRead(argument, kind, flags, newSource, newReference, limit, shift, fallback, add, scale);
    }

    ArgumentRead limitedBy(int newLimit) {
        return new ArgumentRead(argument, kind, flags, source, reference, newLimit, shift, fallback, add, scale);
    }

    /** The limit has 32 bits. */
    ArgumentRead withNarrowLimit() {
        int narrow = flags | NARROW_LIMIT;
        return new ArgumentRead(argument, kind, narrow, source, reference, limit, shift, fallback, add, scale);
    }

    /** Counts groups of {@code 1 << newShift}, each of {@code newScale} bytes, started ones included. */
    ArgumentRead grouped(int newAdd, int newShift, int newScale) {
        return new ArgumentRead(argument, kind, flags, source, reference, limit, newShift, fallback, newAdd, newScale);
    }

    /** With its elements, of {@link #scale()} bytes, starting with a descriptor. */
    ArgumentRead ofDescriptors() {
        return new ArgumentRead(argument, kind, flags | FILES, source, reference, limit, shift, fallback, add, scale);
    }

    ArgumentRead withFallback(int bytes) {
        return new ArgumentRead(
                argument, kind, flags, source, reference, limit, shift, Math.min(bytes / 8, 255), add, scale);
    }

    /** The array of iovecs and the headers of messages are read by the kernel whatever the direction of the memory behind. */
    boolean hasEntryPart() {
        return (flags & IN) != 0 || kind >= IOVEC;
    }

    boolean hasExitPart() {
        return (flags & OUT) != 0;
    }

    void write(ByteBuffer target) {
        target.put((byte) argument).put((byte) kind).put((byte) flags).put((byte) source);
        target.put((byte) reference).put((byte) limit).put((byte) shift).put((byte) fallback);
        target.putInt(add).putInt(scale);
    }
}
