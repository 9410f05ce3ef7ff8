// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.decode.ConstantNames;
import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;

/** The field with the names of a value, where it has any and they are wanted. */
public final class ConstantJson {
    private static final byte[] SYMBOL = ",\"symbol\":\"".getBytes(StandardCharsets.US_ASCII);

    private final boolean names;

    public ConstantJson(boolean names) {
        this.names = names;
    }

    void append(Utf8Buffer out, long value, ConstantNames symbols) {
        append(out, SYMBOL, value, symbols);
    }

    /** @param start the field's name up to the quote that opens its value */
    public void append(Utf8Buffer out, byte[] start, long value, ConstantNames symbols) {
        if (!names || symbols == ConstantNames.NONE) {
            return;
        }
        int before = out.length();
        out.append(start);
        int text = out.length();
        if (symbols.write(value, out)) {
            JsonStrings.close(out, text);
        } else {
            out.truncate(before);
        }
    }

    /** {@code SIGINT|SIGTERM}; nothing for the empty set. */
    void appendSignals(Utf8Buffer out, long set, ConstantNames symbols) {
        if (!names || set == 0) {
            return;
        }
        out.append(SYMBOL);
        int start = out.length();
        for (long rest = set; rest != 0; rest &= rest - 1) {
            if (out.length() != start) {
                out.append('|');
            }
            long signal = Long.numberOfTrailingZeros(rest) + 1L;
            if (!symbols.write(signal, out)) {
                out.appendDecimal(signal);
            }
        }
        JsonStrings.close(out, start);
    }
}
