// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * What stands in front of each frame of a capture, little endian:
 *
 * <pre>
 *  0                 4                 8                                  16
 *  +-----------------+-----------------+----------------------------------+
 *  | "EFRM"          | type            | length of the payload            |
 *  +-----------------+-----------------+-----------------+----------------+
 *  | argument                          | CRC-32C payload | CRC-32C header |
 *  +-----------------------------------+-----------------+----------------+  32
 * </pre>
 *
 * The header's checksum is of its first 28 bytes.
 */
record FrameHeader(int type, long length, long argument, int payloadChecksum) {
    static final int LENGTH = 32;
    /** No frame is longer; a header that says more is damaged. */
    static final long MAX_PAYLOAD = 64L << 20;

    private static final int MAGIC = 0x4d52_4645;
    private static final int CHECKED = 28;

    /** Writes the header at the start of {@code target}, which is then ready to be written out. */
    void write(ByteBuffer target) {
        target.clear().order(ByteOrder.LITTLE_ENDIAN);
        target.putInt(MAGIC).putInt(type).putLong(length).putLong(argument).putInt(payloadChecksum);
        target.putInt(checksum(target.duplicate().flip()));
        target.flip();
    }

    /**
     * Reads a header from the first {@link #LENGTH} bytes of {@code source}.
     *
     * @throws DamagedCaptureException when it is none
     */
    static FrameHeader read(ByteBuffer source) {
        source.order(ByteOrder.LITTLE_ENDIAN);
        int checksum = checksum(source.slice(0, CHECKED));
        FrameHeader header =
                new FrameHeader(source.getInt(4), source.getLong(8), source.getLong(16), source.getInt(24));
        if (source.getInt(0) != MAGIC || source.getInt(CHECKED) != checksum) {
            throw new DamagedCaptureException("there is no block");
        }
        if (header.length < 0 || header.length > MAX_PAYLOAD) {
            throw new DamagedCaptureException("a block claims " + header.length + " bytes");
        }
        return header;
    }

    static int checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
