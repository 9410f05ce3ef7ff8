// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.Condition;
import io.etrace.syscalls.Variant;

/** Decodes the arguments of a syscall under the conditions of one {@link Variant}. */
public final class VariantDecoder {
    private final Condition[] conditions;
    private final ArgumentDecoder[] arguments;
    private final NumberDecoder result;

    VariantDecoder(Condition[] conditions, ArgumentDecoder[] arguments, NumberDecoder result) {
        this.conditions = conditions;
        this.arguments = arguments;
        this.result = result;
    }

    boolean applies(SyscallEvent event) {
        for (Condition condition : conditions) {
            if (!condition.holds(event.record().argument(condition.argument()))) {
                return false;
            }
        }
        return true;
    }

    /** Decodes all arguments. */
    public void arguments(SyscallEvent event, ValueSink sink) {
        event.setResult(result(event.record().ret()));
        for (ArgumentDecoder argument : arguments) {
            argument.decode(event, sink);
        }
    }

    /** The result of a call: what the register holds, or of a call that returns an int, its lower half. */
    public long result(long register) {
        int unused = Long.SIZE - result.size() * Byte.SIZE;
        return register << unused >> unused;
    }

    /** How people read a result that is no error. */
    public Format resultFormat() {
        return result.format();
    }

    public ConstantNames resultSymbols() {
        return result.symbols();
    }
}
