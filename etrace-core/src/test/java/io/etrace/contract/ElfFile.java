// SPDX-License-Identifier: Apache-2.0
package io.etrace.contract;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The sections of a little-endian ELF file of 64 bits (elf(5)), as far as finding one by its name needs. */
final class ElfFile {
    private static final int SECTIONS_AT = 0x28;
    private static final int SECTION_LENGTH = 0x3a;
    private static final int SECTION_COUNT = 0x3c;
    private static final int NAMES_INDEX = 0x3e;

    private final ByteBuffer file;

    ElfFile(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The bytes of a section. */
    byte[] section(String name) {
        byte[] names = contents(header(file.getShort(NAMES_INDEX)));
        for (int i = 0; i < file.getShort(SECTION_COUNT); i++) {
            if (text(names, file.getInt(header(i))).equals(name)) {
                return contents(header(i));
            }
        }
        throw new AssertionError("no section " + name);
    }

    private int header(int index) {
        return (int) file.getLong(SECTIONS_AT) + index * file.getShort(SECTION_LENGTH);
    }

    /** sh_offset and sh_size stand at 24 and 32 of a section's header, the place of its name at 0. */
    private byte[] contents(int header) {
        byte[] contents = new byte[(int) file.getLong(header + 32)];
        file.get((int) file.getLong(header + 24), contents);
        return contents;
    }

    private static String text(byte[] names, int at) {
        int end = at;
        while (names[end] != 0) {
            end++;
        }
        return new String(names, at, end - at, StandardCharsets.US_ASCII);
    }
}
