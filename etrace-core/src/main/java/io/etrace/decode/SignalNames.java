// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.constants.ConstantSets;
import java.util.Arrays;
import java.util.Map;

/** Names of signals and of their codes. */
final class SignalNames {
    private static final Map<String, String> CODES = Map.of(
            "SIGILL", "si_code_ill",
            "SIGFPE", "si_code_fpe",
            "SIGSEGV", "si_code_segv",
            "SIGBUS", "si_code_bus",
            "SIGTRAP", "si_code_trap",
            "SIGCHLD", "si_code_chld",
            "SIGIO", "si_code_poll",
            "SIGSYS", "si_code_sys");
    private static final int FIRST_REALTIME = 32;

    private final ConstantNameTable symbols;
    private final ConstantNames signals;
    private final ConstantNames[] codes = new ConstantNames[65];

    SignalNames(ConstantSets constants) {
        symbols = new ConstantNameTable(constants);
        signals = symbols.set("signal", Integer.BYTES);
        Arrays.fill(codes, symbols.set("si_code", Integer.BYTES));
        Arrays.fill(codes, FIRST_REALTIME, codes.length, symbols.set("si_code_poll", Integer.BYTES));
        CODES.forEach((signal, set) -> codes[(int) number("signal", signal)] = symbols.set(set, Integer.BYTES));
    }

    ConstantNames signals() {
        return signals;
    }

    ConstantNames codes(int signal) {
        return codes[signal > 0 && signal < codes.length ? signal : 0];
    }

    /** The value of a constant; one that no signal and no code has when the constant is not known. */
    long number(String set, String constant) {
        return symbols.value(set, constant).orElse(0);
    }
}
