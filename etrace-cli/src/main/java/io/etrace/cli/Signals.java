// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.linux.Libc;
import sun.misc.Signal;

/** Keeps the JVM from ending at once when it is told to: what was traced is to be written first. */
final class Signals {
    private static final int SIGQUIT = 3;

    private Signals() {}

    /** Until {@link #handle}, SIGQUIT does what it does to other programs. */
    static void endAtQuit() {
        Libc.setIgnored(SIGQUIT, false);
    }

    /**
     * At SIGQUIT (Ctrl-\\) the JVM would print what its threads do; it is the command's business.
     *
     * @param interrupt is run at SIGINT (Ctrl-C), which a command on the same terminal gets as well
     * @param terminate is run at SIGTERM and SIGHUP
     */
    static void handle(Runnable interrupt, Runnable terminate) {
        Libc.setIgnored(SIGQUIT, true);
        Signal.handle(new Signal("INT"), signal -> interrupt.run());
        Signal.handle(new Signal("TERM"), signal -> terminate.run());
        Signal.handle(new Signal("HUP"), signal -> terminate.run());
    }

    /** @param trigger is run at SIGUSR1 */
    static void handleTrigger(Runnable trigger) {
        Signal.handle(new Signal("USR1"), signal -> trigger.run());
    }
}
