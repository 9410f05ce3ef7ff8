// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.constants.Errno;
import io.etrace.record.SyscallRecord;
import io.etrace.record.SyscallSlot;
import java.util.BitSet;

/** What a call has to be: which syscall, with which result, how long. The same tests as those of bpf/call.bpf.h. */
final class CallFilter {
    private final BitSet slots;
    private final boolean failures;
    private final boolean successes;
    private final long minDuration;

    CallFilter(Criteria criteria) {
        slots = criteria.slots();
        failures = criteria.failures();
        successes = criteria.successes();
        minDuration = criteria.minDuration();
    }

    boolean accepts(SyscallRecord call) {
        if (!slots.isEmpty() && !slots.get(SyscallSlot.of(call.number(), call.isCompat()))) {
            return false;
        }
        return (!call.isUnfinished() && Errno.isFailure(call.ret()) ? failures : successes)
                && duration(call) >= minDuration;
    }

    /** 0 when it is not known. */
    private static long duration(SyscallRecord call) {
        return call.hasNoEntry() ? 0 : call.duration();
    }
}
