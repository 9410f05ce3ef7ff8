// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.decode.ConstantNames;
import io.etrace.decode.Format;
import io.etrace.text.Utf8Buffer;

/** Writes numbers by their names, or as numbers where names are not wanted. */
public final class ConstantText {
    private static final int MANY_SIGNALS = 32;

    private final boolean names;

    public ConstantText(boolean names) {
        this.names = names;
    }

    public void write(Utf8Buffer out, long value, Format format, ConstantNames symbols) {
        if (names && symbols.write(value, out)) {
            return;
        }
        switch (format) {
            case SIGNED -> out.appendDecimal(value);
            case UNSIGNED -> out.appendUnsigned(value);
            case HEX -> hex(out, value);
            case OCTAL -> out.appendOctal(value);
            case FLAGS -> flags(out, value);
        }
    }

    /** Appends a blank and the name, where there is one. */
    public void append(Utf8Buffer out, long value, ConstantNames symbols) {
        int before = out.length();
        out.append(' ');
        if (!names || !symbols.write(value, out)) {
            out.truncate(before);
        }
    }

    private void flags(Utf8Buffer out, long value) {
        if (names) {
            hex(out, value);
        } else {
            out.appendUnsigned(value);
        }
    }

    private static void hex(Utf8Buffer out, long value) {
        if (value == 0) {
            out.append('0');
        } else {
            out.appendHex(value);
        }
    }

    /** {@code [SIGINT SIGTERM]}, or the signals that are not in the set when these are fewer: {@code ~[SIGKILL]}. */
    public void signals(Utf8Buffer out, long set, ConstantNames symbols) {
        boolean most = Long.bitCount(set) > MANY_SIGNALS;
        if (most) {
            out.append('~');
        }
        out.append('[');
        int start = out.length();
        for (long rest = most ? ~set : set; rest != 0; rest &= rest - 1) {
            if (out.length() != start) {
                out.append(' ');
            }
            write(out, Long.numberOfTrailingZeros(rest) + 1, Format.SIGNED, symbols);
        }
        out.append(']');
    }
}
