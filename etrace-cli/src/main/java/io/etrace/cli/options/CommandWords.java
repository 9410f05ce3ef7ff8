// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The words of the command line as they were typed. In the C locale, which services and containers run in, the JVM decodes
 * every byte above 127 to a question mark; the kernel still has them.
 */
public final class CommandWords {
    private static final Path TYPED = Path.of("/proc/self/cmdline");

    private CommandWords() {}

    public static List<String> of(String[] words) {
        if ("UTF-8".equals(System.getProperty("sun.jnu.encoding"))) {
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
        String[] strings = new String(cmdline, StandardCharsets.UTF_8).split("\0", -1);
        int end = strings.length - 1;
        return List.of(strings).subList(end - count, end);
    }
}
