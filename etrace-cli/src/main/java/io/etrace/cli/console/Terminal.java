// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

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

    /** Control characters, which a file's name may have, in a form that does nothing to a terminal. */
    private static String printable(String text) {
        if (text.chars().noneMatch(Character::isISOControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isISOControl(c)) {
                shown.append("\\x").append(HexFormat.of().toHexDigits((byte) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
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
