// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Lines {@code key value} in UTF-8, sorted by key. Nothing in them could move a terminal's cursor. */
final class MetadataLines {
    private static final int MOST_BYTES = 1 << 20;

    private MetadataLines() {}

    static byte[] write(Map<String, String> values) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append(' ').append(printable(value)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String printable(String value) {
        StringBuilder text = new StringBuilder();
        value.codePoints().forEach(point -> text.appendCodePoint(isPrintable(point) ? point : '?'));
        return text.toString();
    }

    /** No control character, no half of a character, and none that changes the direction of writing. */
    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /** @throws DamagedCaptureException when the bytes are no such lines */
    static Map<String, String> read(byte[] bytes) {
        Map<String, String> values = new TreeMap<>();
        for (String line : text(bytes, "metadata").split("\n", -1)) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                values.put(line.substring(0, blank), line.substring(blank + 1));
            } else if (!line.isEmpty()) {
                throw new DamagedCaptureException("a line of its metadata has no value");
            }
        }
        return values;
    }

    /** Text without anything unprintable but the ends of its lines. */
    static String text(byte[] bytes, String what) {
        if (bytes.length > MOST_BYTES) {
            throw new DamagedCaptureException("its " + what + " claim " + bytes.length + " bytes");
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.codePoints().allMatch(point -> point == '\n' || isPrintable(point))) {
                return text;
            }
            throw new DamagedCaptureException("its " + what + " hold control characters");
        } catch (CharacterCodingException e) {
            throw new DamagedCaptureException("its " + what + " are no text");
        }
    }
}
