// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import java.util.function.BooleanSupplier;

/** A line that is drawn over and over, where somebody can see it. */
public final class Progress {
    private final Terminal terminal;
    private final boolean shown;
    private final BooleanSupplier foreground;

    /**
     * @param shown whether the standard error is a terminal, and nothing else goes there
     * @param foreground whether that terminal is ours now, not a shell's or another program's
     */
    public Progress(Terminal terminal, boolean shown, BooleanSupplier foreground) {
        this.terminal = terminal;
        this.shown = shown;
        this.foreground = foreground;
    }

    public boolean isShown() {
        return shown;
    }

    public void show(String text) {
        if (shown && foreground.getAsBoolean()) {
            terminal.progress(text);
        }
    }

    public void clear() {
        show("");
    }
}
