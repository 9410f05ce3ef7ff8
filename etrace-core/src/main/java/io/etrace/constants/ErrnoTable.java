// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The errors of the resource {@code errno}, lines of {@code NUMBER NAME MESSAGE}. */
final class ErrnoTable {
    static final ErrnoTable INSTANCE = new ErrnoTable();

    private static final int FIELDS = 3;

    private final short[] lineOfNumber = new short[Errno.MAX + 1];
    private final List<String[]> lines;
    private final byte[][] names;
    private final byte[][] messages;

    private ErrnoTable() {
        lines = new String(ConstantFile.bytes("errno"), StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(" ", FIELDS))
                .toList();
        names = lines.stream().map(line -> bytes(line[1])).toArray(byte[][]::new);
        messages = lines.stream().map(line -> bytes(line[2])).toArray(byte[][]::new);
        Arrays.fill(lineOfNumber, (short) -1);
        for (int line = lines.size() - 1; line >= 0; line--) {
            lineOfNumber[Integer.parseInt(lines.get(line)[0])] = (short) line;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Which line tells of a number, or -1. */
    int line(int number) {
        return number < 0 || number > Errno.MAX ? -1 : lineOfNumber[number];
    }

    void writeName(Utf8Buffer out, int line) {
        out.append(names[line]);
    }

    void writeMessage(Utf8Buffer out, int line) {
        out.append(messages[line]);
    }

    OptionalInt number(String name) {
        return lines.stream()
                .filter(line -> line[1].equals(name))
                .mapToInt(line -> Integer.parseInt(line[0]))
                .findFirst();
    }
}
