// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/** How much memory a pointer parameter leads to. Argument indexes are 0 to 5. */
public sealed interface Extent {
    Extent NONE = new None();

    /** The pointee's type says it all (a struct, an int, a NUL-terminated string). */
    record None() implements Extent {}

    /** The value of another argument: {@code [count]}. Bytes for a buffer, elements for a struct, segments for an iovec. */
    record Argument(int index) implements Extent {}

    /** The syscall's return value: {@code [ret]}. Bytes for a buffer, elements for a struct. */
    record Result() implements Extent {}

    /** The 32-bit number another argument points to: {@code [*addrlen]}; read at the side at which the data is. */
    record Pointed(int index) implements Extent {}

    /** The struct's own member that holds its size in bytes: {@code [.size]}. */
    record Member(String name) implements Extent {}

    /** A constant number of elements: {@code [2]} for pipe's descriptors. */
    record Fixed(int count) implements Extent {}
}
