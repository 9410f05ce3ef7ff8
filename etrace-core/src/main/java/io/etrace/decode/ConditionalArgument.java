// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.Condition;

/** An argument that the call looks at only when other arguments have some values. */
record ConditionalArgument(Condition[] conditions, ArgumentDecoder used, ArgumentDecoder unused)
        implements ArgumentDecoder {
    @Override
    public void decode(SyscallEvent event, ValueSink sink) {
        (isUsed(event) ? used : unused).decode(event, sink);
    }

    private boolean isUsed(SyscallEvent event) {
        for (Condition condition : conditions) {
            if (!condition.holds(event.record().argument(condition.argument()))) {
                return false;
            }
        }
        return true;
    }
}
