// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import io.etrace.constants.ConstantSets;
import io.etrace.record.SignalRecord;
import java.util.Arrays;
import java.util.Map;

/** Names of signals and of their codes, and which members of a siginfo a signal has (sigaction(2)). */
public final class SignalNames {
    private static final Map<String, String> CODES = Map.of(
            "SIGILL", "si_code_ill",
            "SIGFPE", "si_code_fpe",
            "SIGSEGV", "si_code_segv",
            "SIGBUS", "si_code_bus",
            "SIGTRAP", "si_code_trap",
            "SIGCHLD", "si_code_chld",
            "SIGIO", "si_code_poll",
            "SIGSYS", "si_code_sys");

    private final Symbols signals;
    private final Symbols[] codes = new Symbols[65];
    private final Details[] details = new Details[codes.length];
    private final long kernel;
    private final long timer;
    private final long exited;

    /** What a siginfo tells besides signal and code. */
    public enum Details {
        NOTHING,
        /** Who sent it. */
        SENDER,
        /** Which child changed its state, and how. */
        CHILD,
        /** At which address it happened. */
        ADDRESS
    }

    public SignalNames(ConstantSets constants) {
        SymbolTable symbols = new SymbolTable(constants);
        signals = symbols.set("signal", Integer.BYTES);
        Arrays.fill(codes, symbols.set("si_code", Integer.BYTES));
        Arrays.fill(details, Details.NOTHING);
        CODES.forEach((signal, set) -> symbols.value("signal", signal).ifPresent(number -> {
            codes[(int) number] = symbols.set(set, Integer.BYTES);
            details[(int) number] = special(signal);
        }));
        kernel = symbols.value("si_code", "SI_KERNEL").orElse(0);
        timer = symbols.value("si_code", "SI_TIMER").orElse(0);
        exited = symbols.value("si_code_chld", "CLD_EXITED").orElse(0);
    }

    private static Details special(String signal) {
        return switch (signal) {
            case "SIGCHLD" -> Details.CHILD;
            case "SIGIO" -> Details.NOTHING;
            default -> Details.ADDRESS;
        };
    }

    public Symbols signals() {
        return signals;
    }

    public Symbols codes(int signal) {
        return codes[isKnown(signal) ? signal : 0];
    }

    private boolean isKnown(int signal) {
        return signal > 0 && signal < codes.length;
    }

    public Details details(SignalRecord record) {
        int code = record.code();
        if (code <= 0) {
            return code == timer ? Details.NOTHING : Details.SENDER;
        }
        return code < kernel && isKnown(record.signal()) ? details[record.signal()] : Details.NOTHING;
    }

    /** Whether the status of a child is what it passed to exit, and not a signal. */
    public boolean isExitStatus(SignalRecord record) {
        return record.code() == exited;
    }
}
