// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** CRC-32C (RFC 3720, appendix B.4), which processors compute at the speed of memory. */
final class Checksum {
    private Checksum() {}

    /** Of the remaining bytes, which stay the buffer's. */
    static int of(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return (int) crc.getValue();
    }
}
