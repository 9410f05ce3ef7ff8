// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

/** A line that is drawn over and over, where somebody can see it. */
final class Progress {
    private final Terminal terminal;
    private final boolean shown;

    /** @param shown whether the standard error is a terminal, and nothing else goes there */
    Progress(Terminal terminal, boolean shown) {
        this.terminal = terminal;
        this.shown = shown;
    }

    boolean isShown() {
        return shown;
    }

    void show(String text) {
        if (shown) {
            terminal.progress(text);
        }
    }

    void clear() {
        show("");
    }
}
