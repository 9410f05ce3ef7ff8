// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.constants.ConstantSets;
import io.etrace.constants.Errno;
import io.etrace.record.SignalRecord;

/** Which members of a siginfo a signal has (sigaction(2); siginfo_layout of kernel/signal.c). */
public final class SignalInfo {
    private static final ConstantNames ERRORS = (value, out) -> {
        if (value <= 0 || value > Errno.MAX) {
            return false;
        }
        Errno.writeName(out, (int) value);
        return true;
    };
    private static final int BITS_64 = 1 << 31; /* of si_arch (linux/audit.h) */

    private final SignalNames names;
    private final ConstantNames calls;
    private final ConstantNames compatCalls;
    private final Layout[] layouts = new Layout[65];
    private final long kernel;
    private final long user;
    private final long threadKill;
    private final long timer;
    private final long exited;
    private final long memoryAction;
    private final long memoryOption;
    private final long bounds;
    private final long key;

    private enum Layout {
        POLL,
        CHILD,
        FAULT,
        BUS,
        SEGV,
        CALL
    }

    public SignalInfo(ConstantSets constants, SyscallDecoders syscalls) {
        names = new SignalNames(constants);
        calls = (value, out) -> call(syscalls.byNumber((int) value, false), out);
        compatCalls = (value, out) -> call(syscalls.byNumber((int) value, true), out);
        kernel = names.number("si_code", "SI_KERNEL");
        user = names.number("si_code", "SI_USER");
        threadKill = names.number("si_code", "SI_TKILL");
        timer = names.number("si_code", "SI_TIMER");
        exited = names.number("si_code_chld", "CLD_EXITED");
        memoryAction = names.number("si_code_bus", "BUS_MCEERR_AR");
        memoryOption = names.number("si_code_bus", "BUS_MCEERR_AO");
        bounds = names.number("si_code_segv", "SEGV_BNDERR");
        key = names.number("si_code_segv", "SEGV_PKUERR");
        java.util.Arrays.fill(layouts, Layout.POLL);
        layout("SIGCHLD", Layout.CHILD);
        layout("SIGILL", Layout.FAULT);
        layout("SIGFPE", Layout.FAULT);
        layout("SIGTRAP", Layout.FAULT);
        layout("SIGBUS", Layout.BUS);
        layout("SIGSEGV", Layout.SEGV);
        layout("SIGSYS", Layout.CALL);
    }

    private void layout(String signal, Layout layout) {
        layouts[(int) names.number("signal", signal)] = layout;
    }

    private static boolean call(SyscallDecoder syscall, io.etrace.text.Utf8Buffer out) {
        out.append(syscall.name());
        return syscall.name().length > 0;
    }

    public ConstantNames signals() {
        return names.signals();
    }

    /** The names of a signal's codes. */
    public ConstantNames codes(int signal) {
        return names.codes(signal);
    }

    /** Hands on the members other than signal and code. */
    public void decode(SignalRecord record, SignalSink sink) {
        if (record.errno() != 0) {
            sink.number(SignalField.ERRNO, record.errno(), ERRORS);
        }
        int code = record.code();
        if (code <= 0) {
            sent(record, code, sink);
        } else {
            made(record, layouts[record.signal() > 0 && record.signal() < layouts.length ? record.signal() : 0], sink);
        }
    }

    private void sent(SignalRecord record, int code, SignalSink sink) {
        if (code == timer) {
            sink.number(SignalField.TIMER, record.timerId(), ConstantNames.NONE);
            sink.number(SignalField.OVERRUN, record.overrun(), ConstantNames.NONE);
        } else {
            sender(record, sink);
        }
        if (code != user && code != threadKill) {
            sink.number(SignalField.VALUE_INT, (int) record.value(), ConstantNames.NONE);
            sink.address(SignalField.VALUE_POINTER, record.value());
        }
    }

    private static void sender(SignalRecord record, SignalSink sink) {
        sink.number(SignalField.SENDER_PID, record.senderPid(), ConstantNames.NONE);
        sink.number(SignalField.SENDER_UID, Integer.toUnsignedLong(record.senderUid()), ConstantNames.NONE);
    }

    /** What the kernel itself made; of SI_KERNEL only faults tell more. */
    private void made(SignalRecord record, Layout layout, SignalSink sink) {
        boolean coded = record.code() < kernel;
        switch (layout) {
            case FAULT -> sink.address(SignalField.ADDRESS, record.address());
            case BUS -> bus(record, sink);
            case SEGV -> segv(record, sink);
            case CHILD -> child(record, coded, sink);
            case CALL -> call(record, coded, sink);
            case POLL -> poll(record, coded, sink);
        }
    }

    private void bus(SignalRecord record, SignalSink sink) {
        sink.address(SignalField.ADDRESS, record.address());
        if (record.code() == memoryAction || record.code() == memoryOption) {
            sink.number(SignalField.ADDRESS_BITS, record.addressBits(), ConstantNames.NONE);
        }
    }

    private void segv(SignalRecord record, SignalSink sink) {
        sink.address(SignalField.ADDRESS, record.address());
        if (record.code() == bounds) {
            sink.address(SignalField.LOWER, record.lower());
            sink.address(SignalField.UPPER, record.upper());
        }
        if (record.code() == key) {
            sink.number(SignalField.PROTECTION_KEY, Integer.toUnsignedLong(record.protectionKey()), ConstantNames.NONE);
        }
    }

    /** The status of a child that did not exit is a signal. */
    private void child(SignalRecord record, boolean coded, SignalSink sink) {
        if (coded) {
            sender(record, sink);
            sink.number(
                    SignalField.STATUS,
                    record.status(),
                    record.code() == exited ? ConstantNames.NONE : names.signals());
            sink.number(SignalField.USER_TIME, record.userTime(), ConstantNames.NONE);
            sink.number(SignalField.SYSTEM_TIME, record.systemTime(), ConstantNames.NONE);
        }
    }

    private void call(SignalRecord record, boolean coded, SignalSink sink) {
        if (coded) {
            sink.address(SignalField.CALL_ADDRESS, record.address());
            boolean compat = (record.architecture() & BITS_64) == 0;
            sink.number(SignalField.SYSCALL, record.syscall(), compat ? compatCalls : calls);
            sink.address(SignalField.ARCHITECTURE, Integer.toUnsignedLong(record.architecture()));
        }
    }

    private static void poll(SignalRecord record, boolean coded, SignalSink sink) {
        if (coded) {
            sink.number(SignalField.BAND, record.band(), ConstantNames.NONE);
            sink.number(SignalField.DESCRIPTOR, record.descriptor(), ConstantNames.NONE);
        }
    }
}
