// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * A task was created. The context of its creator was told before.
 *
 * <pre>
 * 16  tid, tgid, tid of the creator, context of the creator (u32 each)
 * 32  start time (u64, CLOCK_BOOTTIME ns)
 * </pre>
 */
public final class ForkRecord extends RecordCursor {
    public static final int LENGTH = 40;

    /** Of the new task. */
    public int tid() {
        return intAt(16);
    }

    /** Of the new task: that of its creator when it is a thread. */
    public int tgid() {
        return intAt(20);
    }

    /** The tid of the task that created it. */
    public int creator() {
        return intAt(24);
    }

    /** Id of the creator's {@link ContextRecord}; 0 when none was told. */
    public int context() {
        return intAt(28);
    }

    /** When it was created: CLOCK_BOOTTIME, nanoseconds. */
    public long startTime() {
        return longAt(32);
    }
}
