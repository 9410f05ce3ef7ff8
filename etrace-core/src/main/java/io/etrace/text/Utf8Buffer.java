// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growable byte buffer to which rendered text is appended as UTF-8. It is reused from event to event: once it has
 * grown to the size of the largest event, appending allocates nothing. Not thread safe.
 */
public final class Utf8Buffer {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LONG_MIN = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    public Utf8Buffer(int initialCapacity) {
        bytes = new byte[initialCapacity];
    }

    /** The bytes appended so far are {@code array()[0 .. length())}; the array changes when the buffer grows. */
    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    /** Forgets everything after the first {@code newLength} bytes. */
    public void truncate(int newLength) {
        length = Math.min(length, newLength);
    }

    /** Makes room for {@code count} more bytes and returns the array to write them to, at {@link #length()}. */
    public byte[] reserve(int count) {
        int needed = Math.addExact(length, count);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
        }
        return bytes;
    }

    /** Counts {@code count} bytes, written by the caller after {@link #reserve}, as appended. */
    public void advance(int count) {
        length += count;
    }

    public Utf8Buffer append(byte b) {
        reserve(1)[length++] = b;
        return this;
    }

    /** Appends one ASCII character. */
    public Utf8Buffer append(char ascii) {
        return append((byte) ascii);
    }

    public Utf8Buffer append(byte[] source) {
        return append(source, 0, source.length);
    }

    public Utf8Buffer append(byte[] source, int offset, int count) {
        System.arraycopy(source, offset, reserve(count), length, count);
        length += count;
        return this;
    }

    /** Appends text outside the hot path: it allocates. */
    public Utf8Buffer append(String text) {
        return append(text.getBytes(StandardCharsets.UTF_8));
    }

    public Utf8Buffer appendDecimal(long value) {
        if (value == Long.MIN_VALUE) {
            return append(LONG_MIN);
        }
        if (value < 0) {
            append('-');
            return appendDigits(-value);
        }
        return appendDigits(value);
    }

    public Utf8Buffer appendUnsigned(long value) {
        if (value < 0) {
            long quotient = Long.divideUnsigned(value, 10);
            appendDigits(quotient);
            return append((byte) ('0' + (value - quotient * 10)));
        }
        return appendDigits(value);
    }

    private Utf8Buffer appendDigits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        byte[] target = reserve(digits);
        long rest = value;
        for (int i = length + digits - 1; i >= length; i--) {
            target[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
        return this;
    }

    /** Appends {@code 0x} and the unsigned value without leading zeros. */
    public Utf8Buffer appendHex(long value) {
        return append('0').append('x').appendHexDigits(value);
    }

    /** Appends the unsigned value in base 16 without leading zeros. */
    public Utf8Buffer appendHexDigits(long value) {
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(value)) >> 2);
        byte[] target = reserve(digits);
        for (int i = digits - 1; i >= 0; i--) {
            target[length++] = HEX[(int) (value >>> (i << 2)) & 15];
        }
        return this;
    }

    /** Appends two lower-case hexadecimal digits. */
    public Utf8Buffer appendHexByte(int value) {
        byte[] target = reserve(2);
        target[length++] = HEX[(value >> 4) & 15];
        target[length++] = HEX[value & 15];
        return this;
    }

    /** Appends a leading zero and the value in base 8, as C writes modes; 0 is {@code 0}. */
    public Utf8Buffer appendOctal(long value) {
        append('0');
        int digits = (66 - Long.numberOfLeadingZeros(value)) / 3;
        for (int i = digits - 1; i >= 0; i--) {
            append((byte) ('0' + ((value >>> (i * 3)) & 7)));
        }
        return this;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
