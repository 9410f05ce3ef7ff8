// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.text.Ascii.ascii;

import io.etrace.text.Utf8Buffer;

/**
 * The numbers of tasks and processes: those of the tracer's pid namespace. What that does not have is marked in records, and
 * has the number of the initial namespace.
 */
public final class TaskNumber {
    private static final int OUTSIDE = 1 << 31;
    private static final byte[] HOST = ascii("host:");

    private TaskNumber() {}

    /** Whether the tracer's pid namespace does not have it. */
    public static boolean isOutside(int number) {
        return (number & OUTSIDE) != 0;
    }

    /** What getpid(2) would give in the tracer's namespace: 0 for what it does not have. */
    public static int here(int number) {
        return isOutside(number) ? 0 : number;
    }

    /** Without the mark. */
    public static int value(int number) {
        return number & ~OUTSIDE;
    }

    /** For people: {@code 1234}, or {@code host:1234} for what the tracer's pid namespace does not have. */
    public static void append(Utf8Buffer out, int number) {
        if (isOutside(number)) {
            out.append(HOST);
        }
        out.appendUnsigned(value(number));
    }
}
