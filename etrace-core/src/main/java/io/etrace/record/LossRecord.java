// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * What a CPU lost since its record before this one. It has no sequence number of its own: its sequence is that of the first
 * lost record, or of the next one when none was numbered.
 *
 * <pre>
 * 16  after (u64)    24  first loss (u64)    32  last loss (u64)    40  CPU (u32)    44  numbered (u32)    48  count (u64)
 * 56  kinds: what (u16), reason (u16), count (u32) each; one with a count of 0 ends them
 * </pre>
 *
 * Times are nanoseconds of CLOCK_MONOTONIC.
 */
public final class LossRecord extends RecordCursor {
    /** Reason: the ring had no room. */
    public static final int FULL = 1;
    /** Reason: there was no memory to build the record in. */
    public static final int STORAGE = 2;
    /** Reason: the record is larger than the whole ring. */
    public static final int TOO_LARGE = 3;

    /** Bytes up to the kinds. */
    public static final int FIXED_LENGTH = 56;

    private static final int AT_END = 1;
    private static final int KIND_LENGTH = 8;
    private static final int ABI_SLOTS = 512;
    private static final int OTHER_RECORD = 2 * ABI_SLOTS;

    /** When the CPU's record before the losses was made; 0 when there is none. */
    public long after() {
        return longAt(16);
    }

    /** When the first record was lost. */
    public long first() {
        return longAt(24);
    }

    /** When the last record was lost. */
    public long last() {
        return longAt(32);
    }

    public int cpu() {
        return intAt(40);
    }

    /** How many losses have sequence numbers: those of {@link #STORAGE} have none. */
    public int numbered() {
        return intAt(44);
    }

    /** All losses; the kinds may add up to fewer. */
    public long lost() {
        return longAt(48);
    }

    /** Whether no record of the CPU follows, so that {@link #time} is when tracing ended. */
    public boolean isAtEnd() {
        return (flags() & AT_END) != 0;
    }

    /** How many kinds of losses are told apart. */
    public int kinds() {
        int most = Math.max(0, length() - FIXED_LENGTH) / KIND_LENGTH;
        int kinds = 0;
        while (kinds < most && lost(kinds) != 0) {
            kinds++;
        }
        return kinds;
    }

    private int what(int kind) {
        return unsignedShort(FIXED_LENGTH + KIND_LENGTH * kind);
    }

    /** Whether a kind is that of a syscall. */
    public boolean isSyscall(int kind) {
        return what(kind) < OTHER_RECORD;
    }

    /** The number of a kind's syscall; 511 stands for all above. */
    public int number(int kind) {
        return what(kind) % ABI_SLOTS;
    }

    /** Whether a kind's syscall is one of the 32-bit ABI. */
    public boolean isCompat(int kind) {
        return what(kind) >= ABI_SLOTS;
    }

    /** The {@link RecordType} of a kind that is no syscall. */
    public int type(int kind) {
        return what(kind) - OTHER_RECORD;
    }

    /** {@link #FULL}, {@link #STORAGE} or {@link #TOO_LARGE}. */
    public int reason(int kind) {
        return unsignedShort(FIXED_LENGTH + KIND_LENGTH * kind + 2);
    }

    /** The losses of a kind. */
    public long lost(int kind) {
        return Integer.toUnsignedLong(intAt(FIXED_LENGTH + KIND_LENGTH * kind + 4));
    }
}
