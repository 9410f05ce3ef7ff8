// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.record.RingHeader;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Replaces the first 64 bytes of each record, its ring header included, by their difference from those of the record
 * before: eight 64-bit words, of which neighbours mostly have the same, or nearly so. The rest of a record, arguments and
 * memory, stays as it is. A record shorter than that leaves the words that it does not have to the one after it.
 */
final class RecordDeltas {
    private static final int WORDS = 8;
    private static final ValueLayout.OfLong WORD = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final long[] previous = new long[WORDS];

    /** Writes the whole records of {@code source}, with differences, to {@code target}, which is as long. */
    void encode(MemorySegment source, MemorySegment target) {
        java.util.Arrays.fill(previous, 0);
        MemorySegment.copy(source, 0, target, 0, source.byteSize());
        long length = 0;
        for (long at = 0; fits(source, at, 1); at += length) {
            length = length(source.get(WORD, at));
            for (int i = 0; i < words(length) && fits(source, at, i + 1); i++) {
                long word = source.get(WORD, at + Long.BYTES * i);
                target.set(WORD, at + Long.BYTES * i, word - previous[i]);
                previous[i] = word;
            }
        }
    }

    /** Undoes {@link #encode} in place; whatever the bytes are, it ends and stays within them. */
    void decode(MemorySegment records) {
        java.util.Arrays.fill(previous, 0);
        long length = 0;
        for (long at = 0; fits(records, at, 1); at += length) {
            length = length(records.get(WORD, at) + previous[0]);
            for (int i = 0; i < words(length) && fits(records, at, i + 1); i++) {
                previous[i] += records.get(WORD, at + Long.BYTES * i);
                records.set(WORD, at + Long.BYTES * i, previous[i]);
            }
        }
    }

    private static boolean fits(MemorySegment records, long at, int words) {
        return records.byteSize() - at >= (long) Long.BYTES * words;
    }

    /** Bytes of a record with its ring header, which is the first word. */
    private static long length(long header) {
        return RingHeader.stride((int) header);
    }

    private static int words(long length) {
        return (int) Math.min(WORDS, length / Long.BYTES);
    }
}
