// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands in front of each frame of a capture, little endian:
 *
 * <pre>
 *  0                 4        5        6                 8                 12                16
 *  +-----------------+--------+--------+-----------------+-----------------+-----------------+
 *  | "EFRM"          | type   | codec  | 0               | stored length   | length          |
 *  +-----------------+--------+--------+-----------------+-----------------+-----------------+
 *  | cpu             | records         | first time                        | 32
 *  +-----------------+-----------------+-----------------------------------+
 *  | last time                         | lost                              | 48
 *  +-----------------------------------+-----------------+-----------------+
 *  | first sequence  | frame number    | CRC-32C payload | CRC-32C header  | 64
 *  +-----------------+-----------------+-----------------+-----------------+
 * </pre>
 *
 * The header's checksum is of its first 60 bytes, the payload's of the bytes as they are stored.
 *
 * @param number of the frame in its file, from 0
 */
record FrameHeader(
        int type, int codec, int storedLength, int length, BlockSummary summary, int number, int payloadChecksum) {
    static final int LENGTH = 64;
    /** No frame is longer, stored or not; a header that says more is damaged. */
    static final int MAX_PAYLOAD = 16 << 20;

    private static final int MAGIC = 0x4d52_4645;
    private static final int CHECKED = 60;

    /** Writes the header at the start of {@code target}, which is then ready to be written out. */
    void write(ByteBuffer target) {
        target.clear().order(ByteOrder.LITTLE_ENDIAN);
        target.putInt(MAGIC).put((byte) type).put((byte) codec).putShort((short) 0);
        target.putInt(storedLength).putInt(length);
        target.putInt(summary.cpu()).putInt(summary.records());
        target.putLong(summary.firstTime()).putLong(summary.lastTime());
        target.putLong(summary.lost()).putInt(summary.firstSequence());
        target.putInt(number).putInt(payloadChecksum);
        target.putInt(Checksum.of(target.duplicate().flip())).flip();
    }

    /**
     * Reads a header from the first {@link #LENGTH} bytes of {@code source}, which {@link #isAt} knows for one.
     *
     * @throws DamagedCaptureException when it makes no sense
     */
    static FrameHeader read(ByteBuffer source) {
        source.order(ByteOrder.LITTLE_ENDIAN);
        FrameHeader header = new FrameHeader(
                source.get(4) & 0xff,
                source.get(5) & 0xff,
                source.getInt(8),
                source.getInt(12),
                summary(source),
                source.getInt(52),
                source.getInt(56));
        checkLength(header.storedLength);
        checkLength(header.length);
        return header;
    }

    /** Whether a header stands at the start of {@code source}. */
    static boolean isAt(ByteBuffer source) {
        source.order(ByteOrder.LITTLE_ENDIAN);
        return source.getInt(0) == MAGIC && source.getInt(CHECKED) == Checksum.of(source.slice(0, CHECKED));
    }

    /** Where, behind its first byte, a header may begin at the earliest; its length when none can. */
    static int nextStart(ByteBuffer source) {
        for (int at = 1; at < source.limit(); at++) {
            if (begins(source, at)) {
                return at;
            }
        }
        return source.limit();
    }

    /** Whether what there is of {@code source} from a place on is the beginning of a header, as far as it goes. */
    static boolean begins(ByteBuffer source, int at) {
        for (int i = 0; i < Integer.BYTES && at + i < source.limit(); i++) {
            if (source.get(at + i) != (byte) (MAGIC >>> 8 * i)) {
                return false;
            }
        }
        return true;
    }

    private static BlockSummary summary(ByteBuffer source) {
        return new BlockSummary(
                source.getInt(16),
                source.getInt(20),
                source.getLong(24),
                source.getLong(32),
                source.getInt(48),
                source.getLong(40));
    }

    private static void checkLength(int length) {
        if (length < 0 || length > MAX_PAYLOAD) {
            throw new DamagedCaptureException(
                    "a block claims " + Integer.toUnsignedString(length) + " bytes, more than " + MAX_PAYLOAD);
        }
    }

    boolean is(FrameType wanted) {
        return type == wanted.code();
    }
}
