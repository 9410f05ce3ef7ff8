// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.record.ExitRecord;
import io.etrace.record.SignalRecord;
import io.etrace.render.decode.Format;
import io.etrace.render.decode.SignalNames;
import io.etrace.text.Utf8Buffer;

/** Writes signals and ends of tasks: {@code --- SIGINT {si_signo=SIGINT, si_code=SI_USER} ---}. */
public final class SignalText {
    private static final byte[] BEGIN = TextSink.ascii("--- ");
    private static final byte[] SIGNO = TextSink.ascii(" {si_signo=");
    private static final byte[] CODE = TextSink.ascii(", si_code=");
    private static final byte[] PID = TextSink.ascii(", si_pid=");
    private static final byte[] UID = TextSink.ascii(", si_uid=");
    private static final byte[] STATUS = TextSink.ascii(", si_status=");
    private static final byte[] ADDRESS = TextSink.ascii(", si_addr=");
    private static final byte[] END = TextSink.ascii("} ---");
    private static final byte[] EXITED = TextSink.ascii("+++ exited with ");
    private static final byte[] KILLED = TextSink.ascii("+++ killed by ");
    private static final byte[] CORE = TextSink.ascii(" (core dumped)");
    private static final byte[] GONE = TextSink.ascii(" +++");

    private final SymbolWriter symbols;
    private final SignalNames names;

    /** Signals have names, whatever else is shown as a number. */
    public SignalText(SignalNames names) {
        this.symbols = new SymbolWriter(true);
        this.names = names;
    }

    public void signal(SignalRecord record, Utf8Buffer out) {
        out.append(BEGIN);
        name(out, record.signal());
        out.append(SIGNO);
        name(out, record.signal());
        out.append(CODE);
        symbols.write(out, record.code(), Format.SIGNED, names.codes(record.signal()));
        switch (names.details(record)) {
            case SENDER -> sender(record, out);
            case CHILD -> child(record, out);
            case ADDRESS -> out.append(ADDRESS).appendHex(record.address());
            case NOTHING -> {}
        }
        out.append(END);
    }

    private void name(Utf8Buffer out, int signal) {
        symbols.write(out, signal, Format.SIGNED, names.signals());
    }

    private static void sender(SignalRecord record, Utf8Buffer out) {
        out.append(PID).appendDecimal(record.senderPid());
        out.append(UID).appendUnsigned(Integer.toUnsignedLong(record.senderUid()));
    }

    private void child(SignalRecord record, Utf8Buffer out) {
        sender(record, out);
        out.append(STATUS);
        if (names.isExitStatus(record)) {
            out.appendDecimal(record.status());
        } else {
            name(out, record.status());
        }
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
