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
    public static final int LENGTH = 88;
    static final int INFO = 40;

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

    /** si_utime of a SIGCHLD, in clock ticks. */
    public long userTime() {
        return longAt(INFO + 32);
    }

    /** si_stime of a SIGCHLD, in clock ticks. */
    public long systemTime() {
        return longAt(INFO + 40);
    }

    /** si_value of a signal that was queued or that a timer sent; its int is the lower half. */
    public long value() {
        return longAt(INFO + 24);
    }

    /** si_timerid of a timer's signal. */
    public int timerId() {
        return intAt(INFO + 16);
    }

    /** si_overrun of a timer's signal. */
    public int overrun() {
        return intAt(INFO + 20);
    }

    /** si_band of a descriptor's signal. */
    public long band() {
        return longAt(INFO + 16);
    }

    /** si_fd of a descriptor's signal. */
    public int descriptor() {
        return intAt(INFO + 24);
    }

    /** si_syscall of a SIGSYS. */
    public int syscall() {
        return intAt(INFO + 24);
    }

    /** si_arch of a SIGSYS. */
    public int architecture() {
        return intAt(INFO + 28);
    }

    /** si_addr of a fault; si_call_addr of a SIGSYS. */
    public long address() {
        return longAt(INFO + 16);
    }

    /** si_addr_lsb of a memory error: the lowest bit of the address that counts. */
    public int addressBits() {
        return unsignedShort(INFO + 24);
    }

    /** si_lower of a bounds error. */
    public long lower() {
        return longAt(INFO + 32);
    }

    /** si_upper of a bounds error. */
    public long upper() {
        return longAt(INFO + 40);
    }

    /** si_pkey of a protection key's fault. */
    public int protectionKey() {
        return intAt(INFO + 32);
    }
}
