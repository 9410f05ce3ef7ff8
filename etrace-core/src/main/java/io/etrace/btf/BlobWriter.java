// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Puts a BTF blob together: words of type records one after the other, and each name once. */
final class BlobWriter {
    private int[] words = new int[256];
    private int count;
    private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
    private final Map<String, Integer> offsets = new HashMap<>();

    BlobWriter() {
        name("");
    }

    /** The offset of a name in the string section. */
    int name(String name) {
        return offsets.computeIfAbsent(name, added -> {
            int offset = strings.size();
            strings.writeBytes(added.getBytes(StandardCharsets.UTF_8));
            strings.write(0);
            return offset;
        });
    }

    void word(int word) {
        if (count == words.length) {
            words = Arrays.copyOf(words, 2 * count);
        }
        words[count++] = word;
    }

    byte[] toBytes() {
        int typeBytes = count * Integer.BYTES;
        ByteBuffer blob = ByteBuffer.allocate(Sections.HEADER_BYTES + typeBytes + strings.size());
        blob.order(ByteOrder.LITTLE_ENDIAN);
        blob.putShort((short) Sections.MAGIC).put((byte) Sections.VERSION).put((byte) 0);
        blob.putInt(Sections.HEADER_BYTES);
        blob.putInt(0).putInt(typeBytes);
        blob.putInt(typeBytes).putInt(strings.size());
        blob.asIntBuffer().put(words, 0, count);
        blob.position(blob.position() + typeBytes).put(strings.toByteArray());
        return blob.array();
    }
}
