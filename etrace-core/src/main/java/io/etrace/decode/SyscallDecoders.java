// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Btf;
import io.etrace.constants.ConstantSets;
import io.etrace.record.SyscallRecord;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.SyscallModel;

/** The decoders of all syscalls of both ABIs. */
public final class SyscallDecoders {
    private final AbiDecoders ordinary;
    private final AbiDecoders compat;

    public SyscallDecoders(
            SyscallModel syscalls,
            SyscallModel compatSyscalls,
            Btf btf,
            SemanticsTable semantics,
            ConstantSets constants) {
        ConstantNameTable symbols = new ConstantNameTable(constants);
        ordinary = new AbiDecoders(syscalls, btf, semantics, symbols);
        compat = new AbiDecoders(compatSyscalls, btf, semantics, symbols);
    }

    /** The decoder of a record's syscall; of an unknown syscall one that shows the raw registers. */
    public SyscallDecoder of(SyscallRecord record) {
        return byNumber(record.number(), record.isCompat());
    }

    /** The same for a syscall that no record tells of. */
    public SyscallDecoder byNumber(int number, boolean isCompat) {
        return (isCompat ? compat : ordinary).byNumber(number);
    }
}
