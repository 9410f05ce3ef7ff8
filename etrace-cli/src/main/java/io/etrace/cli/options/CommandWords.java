// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The words of the command line as they were typed, which the kernel still has. The JVM decodes what is not UTF-8 to a
 * question mark; here such a byte becomes a char from U+DC80 to U+DCFF, which is no character by itself, so that it is not
 * mistaken for another file's name.
 */
public final class CommandWords {
    private static final Path TYPED = Path.of("/proc/self/cmdline");
    private static final char REPLACEMENT = '\ufffd';
    /** Byte 0 as it would be; only those from 0x80 on are not UTF-8 by themselves. */
    private static final char STRAY_BYTES = '\udc00';

    private CommandWords() {}

    public static List<String> of(String[] words) {
        boolean decoded = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
        if (decoded && Arrays.stream(words).noneMatch(word -> word.indexOf(REPLACEMENT) >= 0)) {
            return List.of(words);
        }
        try {
            return last(words.length, Files.readAllBytes(TYPED));
        } catch (IOException e) {
            return List.of(words);
        }
    }

    /** The last {@code count} of the strings in {@code cmdline}, each of which ends with a NUL. */
    static List<String> last(int count, byte[] cmdline) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < cmdline.length; i++) {
            if (cmdline[i] == 0) {
                words.add(decode(ByteBuffer.wrap(cmdline, start, i - start)));
                start = i + 1;
            }
        }
        return words.subList(words.size() - count, words.size());
    }

    private static String decode(ByteBuffer bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer word = CharBuffer.allocate(bytes.remaining());
        CoderResult result = decoder.decode(bytes, word, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                word.put((char) (STRAY_BYTES + Byte.toUnsignedInt(bytes.get())));
            }
            result = decoder.decode(bytes, word, true);
        }
        return word.flip().toString();
    }

    /** Whether a char stands for a byte that is not UTF-8. */
    public static boolean isStrayByte(char c) {
        return c >= STRAY_BYTES + Byte.MAX_VALUE + 1 && c <= STRAY_BYTES + 0xff;
    }
}
