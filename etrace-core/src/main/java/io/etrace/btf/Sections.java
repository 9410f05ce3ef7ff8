// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sections of a BTF blob, found through its header. All numbers are little-endian; offsets count from the header's end.
 *
 * <pre>
 *  0  u16 magic 0xeb9f    2  u8 version 1    3  u8 flags    4  u32 hdr_len
 *  8  u32 type_off       12  u32 type_len
 * 16  u32 str_off        20  u32 str_len
 * 24  u32 layout_off     28  u32 layout_len    only when hdr_len is at least 32
 * </pre>
 *
 * @param layout how large the records of each kind are, 4 bytes a kind; empty in blobs of most kernels
 */
record Sections(ByteBuffer types, ByteBuffer strings, ByteBuffer layout) {
    static final int MAGIC = 0xeb9f;
    static final int VERSION = 1;
    static final int HEADER_BYTES = 24;
    private static final int HEADER_BYTES_WITH_LAYOUT = 32;

    static Sections of(ByteBuffer blob) {
        ByteBuffer buffer = blob.slice().order(ByteOrder.LITTLE_ENDIAN);
        int bytes = buffer.capacity();
        if (bytes < HEADER_BYTES) {
            throw new BtfException("BTF of " + bytes + " bytes is too short: its header alone has " + HEADER_BYTES);
        }
        checkMagic(buffer);
        int headerBytes = buffer.getInt(4);
        if (headerBytes < HEADER_BYTES || headerBytes > bytes) {
            throw new BtfException("BTF header length " + Integer.toUnsignedString(headerBytes) + " is not between "
                    + HEADER_BYTES + " and the blob's " + bytes + " bytes");
        }
        ByteBuffer types = section(buffer, "type", 8);
        if (types.capacity() % Integer.BYTES != 0) {
            throw new BtfException("BTF type section has " + types.capacity() + " bytes, no multiple of 4");
        }
        boolean hasLayout = headerBytes >= HEADER_BYTES_WITH_LAYOUT;
        return new Sections(
                types, section(buffer, "string", 16), hasLayout ? section(buffer, "layout", 24) : buffer.slice(0, 0));
    }

    private static void checkMagic(ByteBuffer buffer) {
        int magic = Short.toUnsignedInt(buffer.getShort(0));
        if (magic == 0x9feb) {
            throw new BtfException("BTF of a big-endian machine is not supported (magic 0x9feb)");
        }
        if (magic != MAGIC) {
            throw new BtfException("not BTF: magic 0x" + Integer.toHexString(magic) + ", expected 0xeb9f");
        }
        if (buffer.get(2) != VERSION) {
            throw new BtfException(
                    "BTF version " + Byte.toUnsignedInt(buffer.get(2)) + " is not known, only " + VERSION);
        }
    }

    private static ByteBuffer section(ByteBuffer buffer, String name, int field) {
        long start = buffer.getInt(4) + Integer.toUnsignedLong(buffer.getInt(field));
        long bytes = Integer.toUnsignedLong(buffer.getInt(field + 4));
        if (start + bytes > buffer.capacity()) {
            throw new BtfException("BTF " + name + " section at " + start + " with " + bytes
                    + " bytes reaches beyond the blob's " + buffer.capacity() + " bytes");
        }
        return buffer.slice((int) start, (int) bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
