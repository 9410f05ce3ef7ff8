// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * The end of a task.
 *
 * <pre>
 * 16  tid, tgid, context, status (u32 each)
 * </pre>
 */
public final class ExitRecord extends RecordCursor {
    public static final int LENGTH = 32;

    private static final int LAST = 1;

    /** Whether no other thread of its process was left, so that the process ended. */
    public boolean isLast() {
        return (flags() & LAST) != 0;
    }

    public int tid() {
        return intAt(16);
    }

    public int tgid() {
        return intAt(20);
    }

    /** Id of a {@link ContextRecord}; 0 when none was recorded. */
    public int context() {
        return intAt(24);
    }

    /** As wait(2) has it: bits 0-6 the signal that killed it, bit 7 core dump, bits 8-15 the exit status. */
    public int status() {
        return intAt(28);
    }
}
