// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/**
 * What the semantics table says of one syscall parameter or struct member, beyond its C type.
 *
 * @param kind what the value stands for
 * @param direction whether the pointed-to memory is read by the kernel, written by it, or both
 * @param extent how many bytes, elements or segments the pointer leads to; {@link Extent#NONE} when the type alone says
 * @param name the constant set of a {@link Kind#FLAGS} or {@link Kind#ENUM}, the C type of a {@link Kind#STRUCT}
 *     (without the word struct); otherwise empty
 */
public record Meaning(Kind kind, Direction direction, Extent extent, String name) {
    /** Nothing is known: the C type decides. */
    public static final Meaning UNKNOWN = new Meaning(Kind.NUMBER, Direction.NONE, Extent.NONE, "");

    /** What a value stands for. */
    public enum Kind {
        NUMBER, FD, DIRFD, SIZE, OFFSET, ADDRESS, FLAGS, ENUM, MODE, DEVICE, SIGNAL, PID, UID, GID, CLOCK,
        /** A NUL-terminated path. */
        PATH,
        /** A NUL-terminated string that is not a path. */
        STRING,
        /** Bytes without a type. */
        BUFFER,
        /** A NULL-terminated array of strings (argv, envp). */
        STRINGS,
        /** One value, or an array of values, of the C type {@link Meaning#name()} or of the pointee. */
        STRUCT,
        SOCKADDR, IOVEC, MSGHDR, MMSGHDR, SIGSET, FD_SET
    }

    /** Which way the memory behind a pointer goes. NONE for values that are no pointers. */
    public enum Direction { NONE, IN, OUT, INOUT }
}
