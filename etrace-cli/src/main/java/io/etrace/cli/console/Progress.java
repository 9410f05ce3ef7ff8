// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

/** A line that is drawn over and over, where somebody can see it. */
public final class Progress {
    private final Terminal terminal;
    private final boolean shown;

    /** @param shown whether the standard error is a terminal, and nothing else goes there */
    public Progress(Terminal terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    public boolean isShown() {
        return shown;
    }

    public void show(String text) {
        if (shown) {
            terminal.progress(text);
        }
    }

    public void clear() {
        show("");
    }
}
