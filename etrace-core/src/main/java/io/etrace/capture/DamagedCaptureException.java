// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

/** A capture, or a part of it, does not hold what it should. */
public final class DamagedCaptureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DamagedCaptureException(String message) {
        super(message);
    }

    /** @param cause what was found when the capture was looked into */
    public DamagedCaptureException(String message, Throwable cause) {
        super(message, cause);
    }
}
