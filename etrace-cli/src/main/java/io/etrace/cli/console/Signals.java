// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import io.etrace.linux.Libc;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Keeps the JVM from ending at once when it is told to: what was traced is to be written first. */
public final class Signals {
    private static final int SIGQUIT = 3;

    private Signals() {}

    /** SIGQUIT (Ctrl-\\), at which the JVM would print what its threads do, does what it does to other programs. */
    public static void endAtQuit() {
        Libc.setIgnored(SIGQUIT, false);
    }

    /** SIGQUIT is the command's business. In a thread of its own, because the first use of native code takes a while. */
    public static void ignoreQuit() {
        Thread.ofPlatform().daemon().start(() -> Libc.setIgnored(SIGQUIT, true));
    }

    /**
     * @param interrupt is run at SIGINT (Ctrl-C), which a command on the same terminal gets as well
     * @param terminate is run at SIGTERM and SIGHUP
     * @return whether SIGINT comes at all: whoever started this process may have had it ignored
     */
    public static boolean handle(Runnable interrupt, Runnable terminate) {
        SignalHandler before = Signal.handle(new Signal("INT"), signal -> interrupt.run());
        Signal.handle(new Signal("TERM"), signal -> terminate.run());
        Signal.handle(new Signal("HUP"), signal -> terminate.run());
        return before != SignalHandler.SIG_IGN;
    }

    /** @param trigger is run at SIGUSR1 */
    public static void handleTrigger(Runnable trigger) {
        Signal.handle(new Signal("USR1"), signal -> trigger.run());
    }
}
