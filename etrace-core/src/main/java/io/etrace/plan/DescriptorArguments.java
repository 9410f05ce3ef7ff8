// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.Variant;

/** Which arguments of a syscall are file descriptors: a bit for each, the one behind them for the result. */
final class DescriptorArguments {
    private static final int RESULT = 1 << PlanWriter.MAX_ARGUMENTS;

    private DescriptorArguments() {}

    static int of(Variant variant) {
        int result = variant.result().kind() == Kind.FD ? RESULT : 0;
        return result | registers(variant, Kind.FD) | orDirectory(variant);
    }

    /** Those that may be AT_FDCWD. */
    static int orDirectory(Variant variant) {
        return registers(variant, Kind.DIRFD);
    }

    private static int registers(Variant variant, Kind kind) {
        int mask = 0;
        for (Parameter parameter : variant.parameters()) {
            Semantics meaning = parameter.meaning();
            mask |= meaning.kind() == kind && !meaning.pointer() ? 1 << parameter.index() : 0;
        }
        return mask;
    }

    /** Whether each element of the memory that the parameter points to starts with a descriptor. */
    static boolean lead(Parameter parameter) {
        return parameter.meaning().kind() == Kind.FD
                || parameter.pointee().filter(DescriptorArguments::lead).isPresent();
    }

    private static boolean lead(io.etrace.btf.BtfType type) {
        if (!(type instanceof Composite struct) || struct.members().isEmpty()) {
            return false;
        }
        Member first = struct.members().getFirst();
        String name = struct.cName().replaceFirst("^struct ", "");
        return SemanticsTable.shipped()
                .member(name, first.name())
                .filter(meaning -> meaning.kind() == Kind.FD)
                .isPresent();
    }
}
