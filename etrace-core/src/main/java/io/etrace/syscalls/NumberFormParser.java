// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.NumberForm.Sign;
import java.util.Set;

/** Reads what stands before a kind when the C type does not tell how the number lies there: {@code network u16}. */
final class NumberFormParser {
    static final Set<String> WORDS =
            Set.of("network", "signed", "unsigned", "u8", "u16", "u32", "u64", "s8", "s16", "s32", "s64");

    private final Tokens tokens;

    NumberFormParser(Tokens tokens) {
        this.tokens = tokens;
    }

    NumberForm form() {
        boolean network = tokens.accept("network");
        if (tokens.accept("signed")) {
            return new NumberForm(0, Sign.SIGNED, network);
        }
        if (tokens.accept("unsigned")) {
            return new NumberForm(0, Sign.UNSIGNED, network);
        }
        for (int bytes = 1; bytes <= Long.BYTES; bytes *= 2) {
            if (tokens.accept("u" + bytes * Byte.SIZE)) {
                return new NumberForm(bytes, Sign.UNSIGNED, network);
            }
            if (tokens.accept("s" + bytes * Byte.SIZE)) {
                return new NumberForm(bytes, Sign.SIGNED, network);
            }
        }
        return network ? new NumberForm(0, Sign.OF_C_TYPE, true) : NumberForm.OF_C_TYPE;
    }
}
