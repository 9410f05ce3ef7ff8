// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.record.ExitRecord;
import io.etrace.record.SignalRecord;
import io.etrace.render.decode.SignalField;
import io.etrace.render.decode.SignalInfo;
import io.etrace.render.decode.SignalSink;
import io.etrace.render.decode.Symbols;
import io.etrace.text.Utf8Buffer;

/** Writes what is particular to signals and ends of tasks. */
public final class SignalJson {
    private static final byte[] BEGIN = JsonSink.ascii("{\"kind\":\"signal\",\"number\":");
    private static final byte[] SIGNAL = JsonSink.ascii(",\"signal\":\"");
    private static final byte[] CODE = JsonSink.ascii(",\"code\":");
    private static final byte[] CODE_SYMBOL = JsonSink.ascii(",\"code_symbol\":\"");
    private static final byte[] STATUS = JsonSink.ascii(",\"status\":");
    private static final byte[] HANDLER = JsonSink.ascii(",\"handler\":");
    private static final byte[] NUMBER = JsonSink.ascii(",\"number\":");
    private static final byte[] CORE_DUMPED = JsonSink.ascii(",\"core_dumped\":");
    private static final byte[] TRUE = JsonSink.ascii("true");
    private static final byte[] FALSE = JsonSink.ascii("false");
    private static final byte[] VALUE = JsonSink.ascii("\":");
    private static final byte[] SYMBOL = JsonSink.ascii("_symbol\":\"");
    private static final byte[] PROCESS_ENDED = JsonSink.ascii(",\"process_ended\":true");
    private static final byte[] END = JsonSink.ascii("}\n");

    private final SymbolField symbols = new SymbolField(true);
    private final SignalInfo info;
    private final SignalSink fields = new Fields();
    private Utf8Buffer out = new Utf8Buffer(0);

    public SignalJson(SignalInfo info) {
        this.info = info;
    }

    private final class Fields implements SignalSink {
        @Override
        public void number(SignalField field, long value, Symbols names) {
            out.append(field.json()).append(VALUE).appendDecimal(value);
            int before = out.length();
            out.append(field.json()).append(SYMBOL);
            if (names.write(value, out)) {
                out.append('"');
            } else {
                out.truncate(before);
            }
        }

        @Override
        public void address(SignalField field, long value) {
            out.append(field.json()).append(VALUE).appendUnsigned(value);
        }
    }

    /** Opens the object of a signal. */
    public void begin(SignalRecord record, Utf8Buffer out) {
        out.append(BEGIN).appendDecimal(record.signal());
        symbols.append(out, SIGNAL, record.signal(), info.signals());
    }

    /** Closes the object of a signal. */
    public void end(SignalRecord record, Utf8Buffer target) {
        out = target;
        out.append(CODE).appendDecimal(record.code());
        symbols.append(out, CODE_SYMBOL, record.code(), info.codes(record.signal()));
        info.tell(record, fields);
        out.append(HANDLER).appendUnsigned(record.handler()).append(END);
    }

    /** Closes the object of a task's end. */
    public void exit(ExitRecord record, Utf8Buffer out) {
        int signal = record.status() & 0x7f;
        if (signal == 0) {
            out.append(STATUS).appendDecimal(record.status() >> Byte.SIZE & 0xff);
        } else {
            out.append(NUMBER).appendDecimal(signal);
            symbols.append(out, SIGNAL, signal, info.signals());
            out.append(CORE_DUMPED).append((record.status() & 0x80) != 0 ? TRUE : FALSE);
        }
        if (record.isLast()) {
            out.append(PROCESS_ENDED);
        }
        out.append(END);
    }
}
