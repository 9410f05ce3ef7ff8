// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.List;

/**
 * One syscall of an ABI.
 *
 * @param abi whose numbering, and layout of memory, it has
 * @param number the number programs pass
 * @param name the name in tracefs: {@code newfstat}
 * @param variants in the order in which they are tried; the last one has no conditions
 * @param display the name that etrace shows, {@code SysNewfstat}, as UTF-8; never to be changed
 */
public record Syscall(Abi abi, int number, String name, List<Variant> variants, byte[] display) {
    static Syscall of(Abi abi, int number, String name, List<Variant> variants) {
        return new Syscall(abi, number, name, List.copyOf(variants), Parameter.utf8(DisplayName.of(name)));
    }

    /** The parameters when no condition of another variant holds. */
    public List<Parameter> parameters() {
        return variants.getLast().parameters();
    }

    /** What a successful result stands for when no condition of another variant holds. */
    public Semantics result() {
        return variants.getLast().result();
    }
}
