// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** The errors of the resource {@code errno}, lines of {@code NUMBER NAME MESSAGE}. */
final class ErrnoTable {
    static final ErrnoTable INSTANCE = new ErrnoTable();

    private static final int FIELDS = 3;

    private final short[] lineOfNumber = new short[Errno.MAX + 1];
    private final List<String[]> lines = new ArrayList<>();
    private final byte[][] names;
    private final byte[][] messages;

    private ErrnoTable() {
        for (String line : new String(ConstantFile.bytes("errno"), StandardCharsets.US_ASCII).split("\n")) {
            if (!line.startsWith("#")) {
                lines.add(line.split(" ", FIELDS));
            }
        }
        names = new byte[lines.size()][];
        messages = new byte[lines.size()][];
        Arrays.fill(lineOfNumber, (short) -1);
        for (int line = lines.size() - 1; line >= 0; line--) {
            lineOfNumber[number(line)] = (short) line;
            names[line] = bytes(lines.get(line)[1]);
            messages[line] = bytes(lines.get(line)[2]);
        }
    }

    private int number(int line) {
        return Integer.parseInt(lines.get(line)[0]);
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
        for (int line = 0; line < lines.size(); line++) {
            if (lines.get(line)[1].equals(name)) {
                return OptionalInt.of(number(line));
            }
        }
        return OptionalInt.empty();
    }
}
