// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

/** The command line cannot be understood: exit status 2. The message is one line, without a full stop. */
public final class UsageException extends RuntimeException {
    public UsageException(String message) {
        super(message);
    }
}
