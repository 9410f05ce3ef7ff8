// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/**
 * What the semantics table says of one syscall parameter, result or struct member, beyond its C type.
 *
 * <p>A {@link Kind#scalar() scalar} kind with a direction is a pointer to values of that kind: {@code out fd[2]} for
 * pipe's descriptors, {@code inout offset} for the position of sendfile. The values have the type of the pointee, or
 * int when the parameter's C type names none.
 *
 * @param kind what the value stands for
 * @param direction whether the pointed-to memory is read by the kernel, written by it, or both
 * @param extent how many bytes, elements or segments the pointer leads to; {@link LengthSpec#NONE} when the type alone says
 * @param name the constant set of a {@link Kind#FLAGS} or {@link Kind#ENUM}; the C type of a {@link Kind#STRUCT}
 *     without the word struct ({@code clone_args}, {@code union bpf_attr}, {@code u64}), empty when the pointee says it;
 *     behind a dot the name of a {@link StructView}: {@code union bpf_attr.prog_load}
 * @param written when out memory is written
 * @param error the one error with which a failing call writes it, as a positive number: out memory besides, inout memory only
 *     then; 0 when there is none
 * @param form of a number, where its C type does not tell
 * @param view the name under which the table tells of the members of a {@link Kind#STRUCT} in this call; usually empty
 */
public record Semantics(
        Kind kind,
        Direction direction,
        LengthSpec extent,
        String name,
        Written written,
        int error,
        NumberForm form,
        String view) {
    /** Nothing is known: the C type decides. */
    public static final Semantics UNKNOWN = of(Kind.NUMBER);

    public Semantics(Kind kind, Direction direction, LengthSpec extent, String name) {
        this(kind, direction, extent, name, Written.ON_SUCCESS);
    }

    public Semantics(Kind kind, Direction direction, LengthSpec extent, String name, Written written) {
        this(kind, direction, extent, name, written, 0, NumberForm.OF_C_TYPE, "");
    }

    Semantics withForm(NumberForm newForm) {
        return new Semantics(kind, direction, extent, name, written, error, newForm, view);
    }

    Semantics withView(String newView) {
        return new Semantics(kind, direction, extent, name, written, error, form, newView);
    }

    Semantics written(Written newWritten) {
        return new Semantics(kind, direction, extent, name, newWritten, error, form, view);
    }

    /** Written when the call succeeds, and when it fails with one error. */
    Semantics writtenOn(int newError) {
        return new Semantics(kind, direction, extent, name, Written.ALWAYS, newError, form, view);
    }

    /** A plain value of {@code kind}. */
    public static Semantics of(Kind kind) {
        return new Semantics(kind, Direction.NONE, LengthSpec.NONE, "");
    }

    /** A value in place, of a named type or set. */
    public static Semantics named(Kind kind, String name) {
        return new Semantics(kind, Direction.NONE, LengthSpec.NONE, name);
    }

    /** Memory behind a pointer, of the size that the type says. */
    public static Semantics of(Kind kind, Direction direction) {
        return new Semantics(kind, direction, LengthSpec.NONE, "");
    }

    /** The set of constants that values are of; "" when there is none. */
    public String set() {
        return switch (kind) {
            case FLAGS, ENUM -> name;
            case SIGNAL -> "signal";
            case CLOCK -> "clock";
            default -> "";
        };
    }

    /** {@link #name} without the view. */
    public String typeName() {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** Whether the value is a pointer whose memory is worth capturing. */
    public boolean pointer() {
        return direction != Direction.NONE;
    }

    /** The semantics of one element of the array that a pointer to scalars points to. */
    public Semantics element() {
        return new Semantics(kind, Direction.NONE, LengthSpec.NONE, name)
                .withForm(form)
                .withView(view);
    }

    /** The same memory, whose length something else tells. */
    Semantics withExtent(LengthSpec newExtent) {
        return new Semantics(kind, direction, newExtent, name, written, error, form, view);
    }

    /** What kind of value it is. */
    public enum Kind {
        NUMBER,
        FD,
        DIRFD,
        SIZE,
        OFFSET,
        ADDRESS,
        FLAGS,
        ENUM,
        MODE,
        DEVICE,
        SIGNAL,
        PID,
        UID,
        GID,
        CLOCK,
        /** The serial number of a key, or one of the special ones. */
        KEY,
        /** A port in network byte order, 2 bytes. */
        PORT,
        /** An internet address in network byte order: 4 bytes of IPv4 or 16 of IPv6, whatever the C type's size is. */
        INET,
        /** How a child ended, stopped or went on (wait(2)). */
        WAIT_STATUS,
        /** An argument that the call does not look at. */
        UNUSED,
        /** The bytes to the next element of an array of structs with different lengths (directory entries). */
        STRIDE,
        /** A path that ends with a NUL, or at its extent (readlink). */
        PATH,
        /** Text that is not a path, and ends with a NUL or at its extent. */
        STRING,
        /** Strings one after the other, each with its NUL (listxattr). */
        STRING_LIST,
        /** Bytes without a type. */
        BUFFER,
        /** Bytes that pass through the socket in the first argument: messages when it is one of netlink. */
        PACKET,
        /** A set of small numbers, a bit each: CPUs, NUMA nodes. */
        BITS,
        /** A NULL-terminated array of strings (argv, envp). */
        STRINGS,
        /** One value, or an array of values, of the C type {@link Semantics#name()} or of the pointee. */
        STRUCT,
        /** An array of pointers, each to a struct {@link Semantics#name()}. */
        POINTERS,
        /** The arguments of the syscall {@link Semantics#name()}, each as wide as a pointer. */
        CALL,
        /** Attributes of netlink, of the set {@link Semantics#name()}. */
        ATTRIBUTES,
        /** A socket address, decoded by its family. */
        SOCKADDR,
        /** An array of {@code struct iovec}, which the kernel reads; the direction is that of the segments' memory. */
        IOVEC,
        /** A {@code struct user_msghdr}, itself read and (by recvmsg) written; the direction is that of its memory. */
        MSGHDR,
        /** An array of {@code struct mmsghdr}, like {@link #MSGHDR}. */
        MMSGHDR,
        /** A set of signals, bit 0 for signal 1. */
        SIGSET,
        /** The descriptors below the extent, a bit each, rounded up to whole longs. */
        FD_SET;

        /** Whether the kind tells of a value, and not of memory behind a pointer. */
        public boolean scalar() {
            return compareTo(PATH) < 0;
        }
    }

    /** Which way the memory behind a pointer goes. NONE for values that are no pointers. */
    public enum Direction {
        NONE,
        IN,
        OUT,
        INOUT;

        /** Whether the kernel reads the memory, so that it counts as it is at entry. */
        public boolean in() {
            return this == IN || this == INOUT;
        }

        /** Whether the kernel writes the memory, so that it counts as it is at exit. */
        public boolean out() {
            return this == OUT || this == INOUT;
        }
    }

    /** When the kernel writes out memory. */
    public enum Written {
        /** When the result is no error. */
        ON_SUCCESS,
        /** When the result is above 0: wait4 with WNOHANG and no child leaves the status alone. */
        ON_POSITIVE,
        /** When a signal interrupts the call (EINTR or a restart, 512 to 516): the time that nanosleep had left. */
        ON_INTERRUPT,
        /** When the call fails, too: the remaining time of ppoll. */
        ALWAYS
    }
}
