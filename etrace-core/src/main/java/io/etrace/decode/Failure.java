// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.constants.Errno;

/**
 * What a failing call writes of an argument's memory.
 *
 * @param error the only error, a positive number, with which it writes anything; {@link #ANY} when it is any, {@link #NO_ERROR}
 *     when it writes nothing
 * @param length how many bytes it writes then at most
 */
record Failure(int error, int length) {
    static final int ANY = 0;
    static final int NO_ERROR = -1;

    /** All memory is there, whatever the result is. */
    static final Failure NONE = new Failure(ANY, Integer.MAX_VALUE);

    /** Whether a call with that result has written the memory, if it writes it at all. */
    boolean isWritten(long result) {
        return error == ANY || !Errno.isError(result) || result == -error;
    }

    /** How many of {@code captured} bytes a call with that result has written. */
    int written(long result, int captured) {
        return Errno.isError(result) ? Math.min(length, captured) : captured;
    }
}
