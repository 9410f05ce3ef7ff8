// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import java.io.IOException;

/** The output cannot be created or written. The message is one line that names the remedy. */
public final class OutputException extends IOException {
    private final boolean readerGone;

    OutputException(String message, Throwable cause) {
        this(message, cause, false);
    }

    OutputException(String message, Throwable cause, boolean readerGone) {
        super(message, cause);
        this.readerGone = readerGone;
    }

    /** Whether the reader of a pipe went away, which is no failure: {@code etrace ... | head}. */
    public boolean readerGone() {
        return readerGone;
    }
}
