// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import io.etrace.constants.Errno;

/** A native call that failed. The message says what was tried and, in words, the errno. */
public final class LinuxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    LinuxException(String message) {
        super(message);
        this.errno = 0;
    }

    LinuxException(String what, int errno) {
        super(what + ": " + Errno.describe(errno));
        this.errno = errno;
    }

    /** The error number, or 0 when the failure has none. */
    public int errno() {
        return errno;
    }
}
