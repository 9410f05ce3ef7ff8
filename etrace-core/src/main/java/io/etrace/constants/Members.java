// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Names and values in the order of the resource, where the preferred name of a value stands first. The names stay where
 * they are in the text that was read.
 */
final class Members {
    private final byte[] text;
    private final int[] starts;
    private final int[] lengths;
    private final long[] values;
    private int count;

    /** Takes lines of {@code NAME VALUE}, each with a newline at its end; values are decimal, or hexadecimal with 0x. */
    Members(byte[] text) {
        this.text = text;
        int lines = lines(text);
        starts = new int[lines];
        lengths = new int[lines];
        values = new long[lines];
        for (int position = 0; position < text.length; ) {
            position = add(position);
        }
    }

    private static int lines(byte[] text) {
        int lines = 0;
        for (byte b : text) {
            if (b == '\n') {
                lines++;
            }
        }
        return lines;
    }

    /** Parses the line at a position and returns where the next one begins. */
    private int add(int start) {
        int blank = start;
        while (text[blank] != ' ') {
            blank++;
        }
        int end = blank + 1;
        while (text[end] != '\n') {
            end++;
        }
        starts[count] = start;
        lengths[count] = blank - start;
        values[count++] = parse(text, blank + 1, end);
        return end + 1;
    }

    /** Reads -64, 64 and 0x40; hexadecimal digits may fill 64 bits. */
    static long number(String digits) {
        return parse(digits.getBytes(StandardCharsets.US_ASCII), 0, digits.length());
    }

    private static long parse(byte[] text, int start, int end) {
        int first = text[start] == '-' ? start + 1 : start;
        boolean hexadecimal = end > first + 1 && text[first + 1] == 'x';
        int base = hexadecimal ? 16 : 10;
        long value = 0;
        for (int i = hexadecimal ? first + 2 : first; i < end; i++) {
            value = value * base + Character.digit(text[i], base);
        }
        return first > start ? -value : value;
    }

    int count() {
        return count;
    }

    long value(int member) {
        return values[member];
    }

    void writeName(Utf8Buffer out, int member) {
        out.append(text, starts[member], lengths[member]);
    }

    String name(int member) {
        return new String(text, starts[member], lengths[member], StandardCharsets.US_ASCII);
    }

    OptionalLong valueOf(String name) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int member = 0; member < count; member++) {
            if (lengths[member] == wanted.length && isAt(starts[member], wanted)) {
                return OptionalLong.of(values[member]);
            }
        }
        return OptionalLong.empty();
    }

    private boolean isAt(int start, byte[] name) {
        return Arrays.equals(text, start, start + name.length, name, 0, name.length);
    }

    List<String> names() {
        List<String> names = new ArrayList<>(count);
        for (int member = 0; member < count; member++) {
            names.add(name(member));
        }
        return names;
    }
}
