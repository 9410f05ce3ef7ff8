// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/** BTF is missing, damaged or contradicts itself; the message names the place and the values. */
public final class BtfException extends RuntimeException {
    public BtfException(String message) {
        super(message);
    }

    public BtfException(String message, Throwable cause) {
        super(message, cause);
    }
}
