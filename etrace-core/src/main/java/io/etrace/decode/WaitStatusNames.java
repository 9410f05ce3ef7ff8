// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import static io.etrace.text.Ascii.ascii;

import io.etrace.text.Utf8Buffer;

/**
 * What the macros of sys/wait.h say of a child's status: {@code WIFEXITED(s) && WEXITSTATUS(s) == 5} (wait(2)).
 *
 * @param events of ptrace(2), which stand in a status above the signal SIGTRAP
 */
record WaitStatusNames(ConstantNames signals, ConstantNames events) implements ConstantNames {
    private static final byte[] EXITED = ascii("WIFEXITED(s) && WEXITSTATUS(s) == ");
    private static final byte[] SIGNALED = ascii("WIFSIGNALED(s) && WTERMSIG(s) == ");
    private static final byte[] CORE = ascii(" && WCOREDUMP(s)");
    private static final byte[] STOPPED = ascii("WIFSTOPPED(s) && WSTOPSIG(s) == ");
    private static final byte[] CONTINUED = ascii("WIFCONTINUED(s)");
    private static final byte[] SYSCALL = ascii(" | 0x80");
    private static final byte[] EVENT = ascii(" && s >> 16 == ");
    private static final int CONTINUED_STATUS = 0xffff;
    private static final int STOPPED_MARK = 0x7f;
    private static final int CORE_MARK = 0x80;

    @Override
    public boolean write(long value, Utf8Buffer out) {
        int status = (int) value;
        int low = status & STOPPED_MARK;
        if (status == CONTINUED_STATUS) {
            out.append(CONTINUED);
        } else if (low == 0) {
            out.append(EXITED).appendDecimal(status >> Byte.SIZE & 0xff);
        } else if (low == STOPPED_MARK) {
            stopped(status, out);
        } else {
            signal(out.append(SIGNALED), low);
            core(status, out);
        }
        return true;
    }

    private static void core(int status, Utf8Buffer out) {
        if ((status & CORE_MARK) != 0) {
            out.append(CORE);
        }
    }

    private void stopped(int status, Utf8Buffer out) {
        int signal = status >> Byte.SIZE & 0xff;
        signal(out.append(STOPPED), signal & STOPPED_MARK);
        if ((signal & CORE_MARK) != 0) {
            out.append(SYSCALL);
        }
        int event = status >>> Short.SIZE;
        if (event != 0) {
            number(out.append(EVENT), event, events);
        }
    }

    private void signal(Utf8Buffer out, int signal) {
        number(out, signal, signals);
    }

    private static void number(Utf8Buffer out, int value, ConstantNames names) {
        if (!names.write(value, out)) {
            out.appendDecimal(value);
        }
    }
}
