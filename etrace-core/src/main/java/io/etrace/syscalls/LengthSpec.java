// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/** How much memory is behind a pointer parameter. Argument indexes are 0 to 5. */
public sealed interface LengthSpec {
    LengthSpec NONE = new None();

    /** What its number counts. */
    default Unit unit() {
        return Unit.NATURAL;
    }

    /** The highest index of the arguments that it depends on; -1 when there is none. */
    default int lastArgument() {
        return -1;
    }

    /** The pointee's type is enough (a struct, an int, a NUL-terminated string). */
    record None() implements LengthSpec {}

    /** The value of another argument: {@code [count]}, {@code [bytes size]}. */
    record Argument(int index, Unit unit) implements LengthSpec {
        public Argument(int index) {
            this(index, Unit.NATURAL);
        }

        @Override
        public int lastArgument() {
            return index;
        }
    }

    /**
     * The syscall's result: {@code [ret]}. Some results exceed what was written (getgroups with size 0, recvfrom with
     * MSG_TRUNC): {@code [ret max size]} names the argument that limits it.
     *
     * @param limit the index of the limiting argument, in the same unit, or -1
     */
    record Result(Unit unit, int limit) implements LengthSpec {
        public Result() {
            this(Unit.NATURAL, -1);
        }

        @Override
        public int lastArgument() {
            return limit;
        }
    }

    /**
     * The 32-bit number another argument points to: {@code [*addrlen]}; read at the side at which the data is. The
     * kernel may answer with more than it wrote (accept with a short buffer): out memory ends at the smaller of the
     * values at entry and at exit. A number below 0 is refused by the kernel.
     *
     * @param shift 0 to 31: how many low bits do not count, {@code [*header >> 28]}
     */
    record Pointed(int index, Unit unit, int shift) implements LengthSpec {
        public Pointed(int index) {
            this(index, Unit.NATURAL, 0);
        }

        @Override
        public int lastArgument() {
            return index;
        }
    }

    /**
     * The struct's own 32-bit member that holds its size in bytes, {@code [.size]}, or that of its last member,
     * {@code [tail .handle_bytes]}.
     *
     * @param fallback the bytes for which a size of 0 stands, {@code [.size or 64]}; 0 for what BTF knows
     */
    record Member(String name, Unit unit, int fallback) implements LengthSpec {
        public Member(String name) {
            this(name, Unit.NATURAL, 0);
        }
    }

    /** The result, but no more than the struct's own member says: {@code [ret max .size]}. */
    record ResultWithin(String member, Unit unit) implements LengthSpec {}

    /** A constant: {@code [2]} for pipe's descriptors. */
    record Fixed(int count, Unit unit) implements LengthSpec {
        public Fixed(int count) {
            this(count, Unit.NATURAL);
        }
    }

    /** The bytes that bits 16 to 29 of an ioctl's command say, an argument: {@code [ioc cmd]}. */
    record IoctlSize(int index) implements LengthSpec {
        @Override
        public int lastArgument() {
            return index;
        }
    }

    /** What a number of an extent counts. */
    enum Unit {
        /** Bytes of a buffer or socket address, elements of a struct or scalar, segments of an iovec, descriptors. */
        NATURAL,
        /** Bytes: {@code [bytes size]} where a call passes the size of its one struct or of its array of numbers. */
        BYTES,
        /** Bytes of the struct's last member, after all of the others: the text of msgsnd's struct msgbuf. */
        TAIL,
        /** One byte for each started page of that many bytes: the vector of mincore. */
        PAGES,
        /** A key of the BPF map whose descriptor the number is. */
        KEY,
        /** A value of the BPF map whose descriptor the number is: one for each CPU where there is one for each. */
        VALUE,
        /** Bits of a NUMA node mask, one fewer than the number says, rounded up to whole longs. */
        NODES
    }
}
