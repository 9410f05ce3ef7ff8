// SPDX-License-Identifier: Apache-2.0
package io.etrace;

/** Tracing is not possible. The message is one line for the user: what failed, the values, the remedy. */
public final class TraceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TraceException(String message) {
        super(message);
    }

    public TraceException(String message, Throwable cause) {
        super(message, cause);
    }
}
