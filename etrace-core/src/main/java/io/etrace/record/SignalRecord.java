// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/**
 * A signal delivered to a task.
 *
 * <pre>
 * 16  tid, tgid, context, signal (u32 each)    32  handler (u64)    40  head of struct kernel_siginfo (48 bytes)
 * </pre>
 */
public final class SignalRecord extends RecordCursor {
    private static final int INFO = 40;

    public int tid() {
        return intAt(16);
    }

    public int tgid() {
        return intAt(20);
    }

    /** Id of a {@link ContextRecord}; 0 when none was told. */
    public int context() {
        return intAt(24);
    }

    public int signal() {
        return intAt(28);
    }

    /** Address of the handler; 0 is SIG_DFL, 1 SIG_IGN. */
    public long handler() {
        return longAt(32);
    }

    /** si_errno (sigaction(2)). */
    public int errno() {
        return intAt(INFO + 4);
    }

    /** si_code (sigaction(2)). */
    public int code() {
        return intAt(INFO + 8);
    }

    /** si_pid, where the code says that there is one. */
    public int senderPid() {
        return intAt(INFO + 16);
    }

    /** si_uid, where the code says that there is one. */
    public int senderUid() {
        return intAt(INFO + 20);
    }

    /** si_status of a SIGCHLD. */
    public int status() {
        return intAt(INFO + 24);
    }

    /** si_addr of a fault. */
    public long address() {
        return longAt(INFO + 16);
    }
}
