// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

/** The command line cannot be understood: exit status 2. The message is one line, without a full stop. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
