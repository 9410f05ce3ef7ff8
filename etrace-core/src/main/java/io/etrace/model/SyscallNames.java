// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.syscalls.Syscall;
import io.etrace.text.Nearest;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Finds the syscalls that users name, in every spelling: {@code fstat}, {@code newfstat}, {@code SysNewfstat}. */
public final class SyscallNames {
    private SyscallNames() {}

    /**
     * The syscalls of both ABIs that have these names; by identity, since a model has one object for each syscall.
     *
     * @throws IllegalArgumentException when neither ABI has a syscall of one of the names
     */
    public static Set<Syscall> find(Collection<String> names, TraceModel model) {
        Set<Syscall> found = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String name : names) {
            Optional<Syscall> here = model.syscalls().byName(name);
            Optional<Syscall> compat = model.compatSyscalls().byName(name);
            here.ifPresent(found::add);
            compat.ifPresent(found::add);
            if (here.isEmpty() && compat.isEmpty()) {
                throw new IllegalArgumentException("unknown syscall " + name + Nearest.hint(name, model.names()));
            }
        }
        return found;
    }
}
