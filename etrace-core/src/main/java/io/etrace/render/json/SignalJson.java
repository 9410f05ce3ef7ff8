// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.record.ExitRecord;
import io.etrace.record.SignalRecord;
import io.etrace.render.decode.SignalNames;
import io.etrace.text.Utf8Buffer;

/** Writes what is particular to signals and ends of tasks. */
public final class SignalJson {
    private static final byte[] BEGIN = JsonSink.ascii("{\"kind\":\"signal\",\"number\":");
    private static final byte[] SIGNAL = JsonSink.ascii(",\"signal\":\"");
    private static final byte[] CODE = JsonSink.ascii(",\"code\":");
    private static final byte[] CODE_SYMBOL = JsonSink.ascii(",\"code_symbol\":\"");
    private static final byte[] SENDER_PID = JsonSink.ascii(",\"sender_pid\":");
    private static final byte[] SENDER_UID = JsonSink.ascii(",\"sender_uid\":");
    private static final byte[] STATUS = JsonSink.ascii(",\"status\":");
    private static final byte[] STATUS_SYMBOL = JsonSink.ascii(",\"status_symbol\":\"");
    private static final byte[] ADDRESS = JsonSink.ascii(",\"address\":");
    private static final byte[] HANDLER = JsonSink.ascii(",\"handler\":");
    private static final byte[] NUMBER = JsonSink.ascii(",\"number\":");
    private static final byte[] CORE_DUMPED = JsonSink.ascii(",\"core_dumped\":");
    private static final byte[] TRUE = JsonSink.ascii("true");
    private static final byte[] FALSE = JsonSink.ascii("false");
    private static final byte[] END = JsonSink.ascii("}\n");

    private final SymbolField symbols = new SymbolField(true);
    private final SignalNames names;

    public SignalJson(SignalNames names) {
        this.names = names;
    }

    /** Opens the object of a signal. */
    public void begin(SignalRecord record, Utf8Buffer out) {
        out.append(BEGIN).appendDecimal(record.signal());
        symbols.append(out, SIGNAL, record.signal(), names.signals());
    }

    /** Closes the object of a signal. */
    public void end(SignalRecord record, Utf8Buffer out) {
        out.append(CODE).appendDecimal(record.code());
        symbols.append(out, CODE_SYMBOL, record.code(), names.codes(record.signal()));
        switch (names.details(record)) {
            case SENDER -> sender(record, out);
            case CHILD -> child(record, out);
            case ADDRESS -> out.append(ADDRESS).appendUnsigned(record.address());
            case NOTHING -> {}
        }
        out.append(HANDLER).appendUnsigned(record.handler()).append(END);
    }

    private static void sender(SignalRecord record, Utf8Buffer out) {
        out.append(SENDER_PID).appendDecimal(record.senderPid());
        out.append(SENDER_UID).appendUnsigned(Integer.toUnsignedLong(record.senderUid()));
    }

    private void child(SignalRecord record, Utf8Buffer out) {
        sender(record, out);
        out.append(STATUS).appendDecimal(record.status());
        if (!names.isExitStatus(record)) {
            symbols.append(out, STATUS_SYMBOL, record.status(), names.signals());
        }
    }

    /** Closes the object of a task's end. */
    public void exit(ExitRecord record, Utf8Buffer out) {
        int signal = record.status() & 0x7f;
        if (signal == 0) {
            out.append(STATUS).appendDecimal(record.status() >> Byte.SIZE & 0xff);
        } else {
            out.append(NUMBER).appendDecimal(signal);
            symbols.append(out, SIGNAL, signal, names.signals());
            out.append(CORE_DUMPED).append((record.status() & 0x80) != 0 ? TRUE : FALSE);
        }
        out.append(END);
    }
}
