// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Puts memory together as a little-endian program has it. */
public final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] of(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private Bytes number(long value, int size) {
        for (int i = 0; i < size; i++) {
            out.write((int) (value >>> (i * 8)));
        }
        return this;
    }

    public Bytes u8(int... values) {
        for (int value : values) {
            number(value, 1);
        }
        return this;
    }

    public Bytes u16(int... values) {
        for (int value : values) {
            number(value, 2);
        }
        return this;
    }

    public Bytes u32(long... values) {
        for (long value : values) {
            number(value, 4);
        }
        return this;
    }

    public Bytes u64(long... values) {
        for (long value : values) {
            number(value, 8);
        }
        return this;
    }

    Bytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    Bytes string(String text) {
        return raw(text(text));
    }

    /** Zeros up to a length. */
    public Bytes fill(int length) {
        while (out.size() < length) {
            out.write(0);
        }
        return this;
    }

    public byte[] done() {
        return out.toByteArray();
    }
}
