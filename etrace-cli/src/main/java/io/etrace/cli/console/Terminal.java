// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import io.etrace.cli.options.CommandWords;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The standard error: whole lines, and at most one line of progress below them which is drawn over and over. What is
 * written is UTF-8 whatever the locale. Thread safe.
 */
public final class Terminal {
    private static final String ERASE_LINE = "\r\033[K";

    private final OutputStream out;
    private boolean progressShown;

    public Terminal(OutputStream out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        write((progressShown ? ERASE_LINE : "") + printable(text) + '\n');
        progressShown = false;
    }

    /** Control characters, which a file's name may have, in a form that does nothing to a terminal; and stray bytes. */
    private static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c) || isStray(text, i)) {
                shown.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static boolean isStray(String text, int index) {
        boolean second = index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
        return !second && CommandWords.isStrayByte(text.charAt(index));
    }

    /** Draws the line of progress; an empty text removes it. */
    synchronized void progress(String text) {
        if (progressShown || !text.isEmpty()) {
            write(ERASE_LINE + text);
            progressShown = !text.isEmpty();
        }
    }

    private void write(String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            // Nobody reads the standard error any more, so nobody can be told.
        }
    }
}
