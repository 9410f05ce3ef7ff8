// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.ConstantNames;
import io.etrace.decode.Format;
import io.etrace.decode.SignalField;
import io.etrace.decode.SignalInfo;
import io.etrace.decode.SignalSink;
import io.etrace.record.ExitRecord;
import io.etrace.record.SignalRecord;
import io.etrace.text.Utf8Buffer;

/** Writes signals and ends of tasks: {@code --- SIGINT {si_signo=SIGINT, si_code=SI_USER} ---}. */
public final class SignalText {
    private static final byte[] BEGIN = ascii("--- ");
    private static final byte[] SIGNO = ascii(" {si_signo=");
    private static final byte[] CODE = ascii(", si_code=");
    private static final byte[] NULL = ascii("NULL");
    private static final byte[] END = ascii("} ---");
    private static final byte[] EXITED = ascii("+++ exited with ");
    private static final byte[] KILLED = ascii("+++ killed by ");
    private static final byte[] CORE = ascii(" (core dumped)");
    private static final byte[] GONE = ascii(" +++");

    private final ConstantText symbols = new ConstantText(true);
    private final SignalInfo info;
    private final SignalSink fields = new Fields();
    private Utf8Buffer out = new Utf8Buffer(0);

    /** Signals have names, whatever else is shown as a number. */
    public SignalText(SignalInfo info) {
        this.info = info;
    }

    private final class Fields implements SignalSink {
        @Override
        public void number(SignalField field, long value, ConstantNames names) {
            out.append(field.text());
            symbols.write(out, value, Format.SIGNED, names);
        }

        @Override
        public void address(SignalField field, long value) {
            out.append(field.text());
            if (value == 0) {
                out.append(NULL);
            } else {
                out.appendHex(value);
            }
        }
    }

    public void signal(SignalRecord record, Utf8Buffer target) {
        out = target;
        out.append(BEGIN);
        name(out, record.signal());
        out.append(SIGNO);
        name(out, record.signal());
        out.append(CODE);
        symbols.write(out, record.code(), Format.SIGNED, info.codes(record.signal()));
        info.decode(record, fields);
        out.append(END);
    }

    private void name(Utf8Buffer out, int signal) {
        symbols.write(out, signal, Format.SIGNED, info.signals());
    }

    public void exit(ExitRecord record, Utf8Buffer out) {
        int signal = record.status() & 0x7f;
        if (signal == 0) {
            out.append(EXITED).appendDecimal(record.status() >> Byte.SIZE & 0xff);
        } else {
            out.append(KILLED);
            name(out, signal);
            if ((record.status() & 0x80) != 0) {
                out.append(CORE);
            }
        }
        out.append(GONE);
    }
}
