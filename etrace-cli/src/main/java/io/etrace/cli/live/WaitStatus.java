// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

/** The status of wait(2). */
final class WaitStatus {
    private static final int SIGNAL_MASK = 0x7f;
    private static final int KILLED = 128;

    private WaitStatus() {}

    /** What a shell makes of it: the exit status, or 128 and the number of the signal that killed the process. */
    static int exitStatus(int waitStatus) {
        int signal = waitStatus & SIGNAL_MASK;
        return signal == 0 ? (waitStatus >> 8) & 0xff : KILLED + signal;
    }
}
