// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * What the kernel puts in front of each record of a ring buffer, and captures keep (kernel/bpf/ringbuf.c, struct
 * bpf_ringbuf_hdr). Records start at multiples of 8.
 *
 * <pre>
 *  0                                                4                    8
 *  +------------------------------------------------+--------------------+----------
 *  | bit 31: being written, 30: discarded, length   | (the kernel's own) | record ...
 *  +------------------------------------------------+--------------------+----------
 * </pre>
 */
public final class RingHeader {
    /** Bytes in front of each record. */
    public static final int LENGTH = 8;

    public static final int BUSY = 1 << 31;
    public static final int DISCARDED = 1 << 30;
    public static final int LENGTH_MASK = DISCARDED - 1;

    private RingHeader() {}

    /** Bytes from the header of a record, or from its length, to the next header. */
    public static long stride(int header) {
        return LENGTH + (((header & LENGTH_MASK) + 7L) & ~7);
    }
}
