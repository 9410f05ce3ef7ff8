// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.SyscallModel;

/** What decoders of types are made from, besides the types: the table, its constants, the model of an ABI's syscalls. */
final class TableTypes {
    private final SemanticsTable semantics;
    private final ConstantNameTable constants;
    private final SyscallModel model;
    private ValueDecoder addresses = DataDecoder.ALL;

    TableTypes(SemanticsTable semantics, ConstantNameTable constants, SyscallModel model) {
        this.semantics = semantics;
        this.constants = constants;
        this.model = model;
    }

    SemanticsTable semantics() {
        return semantics;
    }

    ConstantNameTable constants() {
        return constants;
    }

    SyscallModel model() {
        return model;
    }

    /** What decodes socket addresses. */
    ValueDecoder addresses() {
        return addresses;
    }

    /** Before any decoder that contains a socket address is made. */
    void addresses(ValueDecoder decoder) {
        addresses = decoder;
    }
}
