// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/** Tracefs is missing, unreadable or not understood; the message names what failed and the remedy. */
public final class TracefsException extends RuntimeException {
    TracefsException(String message) {
        super(message);
    }

    TracefsException(String message, Throwable cause) {
        super(message, cause);
    }
}
