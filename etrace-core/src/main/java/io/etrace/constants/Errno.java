// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/**
 * Names and messages of the errors that system calls return, the same on all architectures that ETrace knows. Among
 * them are those from 512 on, which the kernel acts on itself and no program sees (include/linux/errno.h). A number is
 * positive here: 2 is ENOENT, which a system call returns as -2.
 */
public final class Errno {
    /** The largest number that a result can carry: results from -4095 to -1 are errors (include/linux/err.h). */
    public static final int MAX = 4095;

    private static final byte[] UNKNOWN = "Unknown error ".getBytes(StandardCharsets.US_ASCII);
    private static final int DESCRIPTION_LENGTH = 80;
    private static final int ERESTARTSYS = 512;
    private static final int ERESTARTNOHAND = 514;
    private static final int ERESTART_RESTARTBLOCK = 516;

    private Errno() {}

    /** Whether a result of a system call is an error. */
    public static boolean isError(long result) {
        return result < 0 && result >= -MAX;
    }

    /** Whether a result is an error that the program sees: a call that the kernel restarts has not failed. */
    public static boolean isFailure(long result) {
        return isError(result) && !isRestart((int) -result);
    }

    /** Whether the call was interrupted and the kernel, not the program, decides how it goes on. */
    public static boolean isRestart(int number) {
        return number >= ERESTARTSYS && number <= ERESTARTNOHAND || number == ERESTART_RESTARTBLOCK;
    }

    /** Appends the name, such as {@code ENOENT}, or the number if it has none. */
    public static void writeName(Utf8Buffer out, int number) {
        int line = ErrnoTable.INSTANCE.line(number);
        if (line < 0) {
            out.appendDecimal(number);
        } else {
            ErrnoTable.INSTANCE.writeName(out, line);
        }
    }

    /** Appends the message, such as {@code No such file or directory}. */
    public static void writeMessage(Utf8Buffer out, int number) {
        int line = ErrnoTable.INSTANCE.line(number);
        if (line < 0) {
            out.append(UNKNOWN).appendDecimal(number);
        } else {
            ErrnoTable.INSTANCE.writeMessage(out, line);
        }
    }

    /** What to tell people of an error, outside the hot path: {@code No such file or directory (ENOENT)}. */
    public static String describe(int number) {
        Utf8Buffer out = new Utf8Buffer(DESCRIPTION_LENGTH);
        writeMessage(out, number);
        out.append(" (");
        writeName(out, number);
        return out.append(')').toString();
    }

    /** The number of an error by its exact name, aliases such as EWOULDBLOCK included. */
    public static OptionalInt number(String name) {
        return ErrnoTable.INSTANCE.number(name);
    }
}
