// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/** A line of a data file that does not follow its grammar; the message starts with the file and line. */
public final class TableException extends RuntimeException {
    TableException(String source, int line, String message) {
        super(source + ":" + line + ": " + message);
    }
}
