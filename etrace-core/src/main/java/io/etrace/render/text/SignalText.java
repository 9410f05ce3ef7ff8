// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.record.ExitRecord;
import io.etrace.record.SignalRecord;
import io.etrace.render.decode.Format;
import io.etrace.render.decode.SignalField;
import io.etrace.render.decode.SignalInfo;
import io.etrace.render.decode.SignalSink;
import io.etrace.render.decode.Symbols;
import io.etrace.text.Utf8Buffer;

/** Writes signals and ends of tasks: {@code --- SIGINT {si_signo=SIGINT, si_code=SI_USER} ---}. */
public final class SignalText {
    private static final byte[] BEGIN = TextSink.ascii("--- ");
    private static final byte[] SIGNO = TextSink.ascii(" {si_signo=");
    private static final byte[] CODE = TextSink.ascii(", si_code=");
    private static final byte[] NULL = TextSink.ascii("NULL");
    private static final byte[] END = TextSink.ascii("} ---");
    private static final byte[] EXITED = TextSink.ascii("+++ exited with ");
    private static final byte[] KILLED = TextSink.ascii("+++ killed by ");
    private static final byte[] CORE = TextSink.ascii(" (core dumped)");
    private static final byte[] GONE = TextSink.ascii(" +++");

    private final SymbolWriter symbols = new SymbolWriter(true);
    private final SignalInfo info;
    private final SignalSink fields = new Fields();
    private Utf8Buffer out = new Utf8Buffer(0);

    /** Signals have names, whatever else is shown as a number. */
    public SignalText(SignalInfo info) {
        this.info = info;
    }

    private final class Fields implements SignalSink {
        @Override
        public void number(SignalField field, long value, Symbols names) {
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
        info.tell(record, fields);
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
