// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The first bytes of a capture:
 *
 * <pre>
 *  0                                  8        10       11       12                16
 *  +----------------------------------+--------+--------+--------+-----------------+
 *  | "ETRACE" CR LF                   | version| order  | 0      | CRC-32C of 0-11 |
 *  +----------------------------------+--------+--------+--------+-----------------+
 * </pre>
 *
 * The version is little endian, as all of the file but the records. The byte order is that of the records, 1 for little
 * endian, the only one so far.
 */
final class FileHeader {
    static final int LENGTH = 16;
    static final int VERSION = 1;

    private static final byte[] MAGIC = {'E', 'T', 'R', 'A', 'C', 'E', '\r', '\n'};
    private static final int VERSION_AT = 8;
    private static final int ORDER_AT = 10;
    private static final byte LITTLE_ENDIAN = 1;
    private static final int CHECKED = 12;

    private FileHeader() {}

    static ByteBuffer make() {
        ByteBuffer header = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).putShort((short) VERSION).put(LITTLE_ENDIAN).put((byte) 0);
        return header.putInt(Checksum.of(header.slice(0, CHECKED))).flip();
    }

    /** Where the magic bytes begin; -1 when they are not there. */
    static int find(ByteBuffer bytes) {
        ByteBuffer magic = ByteBuffer.wrap(MAGIC);
        for (int at = 0; at + LENGTH <= bytes.limit(); at++) {
            if (bytes.slice(at, MAGIC.length).equals(magic)) {
                return at;
            }
        }
        return -1;
    }

    /** @throws DamagedCaptureException unless the bytes up to the buffer's position are a header of this version */
    static void check(ByteBuffer read) {
        ByteBuffer header = read.duplicate().order(ByteOrder.LITTLE_ENDIAN).flip();
        if (header.limit() == 0) {
            throw new DamagedCaptureException("it is empty; give a file that etrace --raw wrote");
        }
        byte[] start = new byte[Math.min(header.limit(), MAGIC.length)];
        header.get(start);
        if (header.limit() < LENGTH || !Arrays.equals(start, MAGIC)) {
            throw new DamagedCaptureException("it is not a capture of etrace; give a file that etrace --raw wrote");
        }
        if (header.getInt(CHECKED) != Checksum.of(header.slice(0, CHECKED))) {
            throw new DamagedCaptureException("its first " + LENGTH + " bytes are damaged");
        }
        int version = Short.toUnsignedInt(header.getShort(VERSION_AT));
        if (version != VERSION) {
            throw new DamagedCaptureException("its format is version " + version + ", this etrace reads version "
                    + VERSION + "; use a newer etrace");
        }
        if (header.get(ORDER_AT) != LITTLE_ENDIAN) {
            throw new DamagedCaptureException(
                    "its byte order is " + header.get(ORDER_AT) + ", this etrace reads 1, little endian");
        }
    }
}
