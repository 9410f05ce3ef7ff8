// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.ConstantNames;
import io.etrace.decode.SignalField;
import io.etrace.decode.SignalInfo;
import io.etrace.decode.SignalSink;
import io.etrace.record.ExitRecord;
import io.etrace.record.SignalRecord;
import io.etrace.text.Utf8Buffer;

/** Writes what is particular to signals and ends of tasks. */
public final class SignalJson {
    private static final byte[] BEGIN = ascii("{\"kind\":\"signal\",\"number\":");
    private static final byte[] SIGNAL = ascii(",\"signal\":\"");
    private static final byte[] CODE = ascii(",\"code\":");
    private static final byte[] CODE_SYMBOL = ascii(",\"code_symbol\":\"");
    private static final byte[] STATUS = ascii(",\"status\":");
    private static final byte[] HANDLER = ascii(",\"handler\":");
    private static final byte[] NUMBER = ascii(",\"number\":");
    private static final byte[] CORE_DUMPED = ascii(",\"core_dumped\":");
    private static final byte[] TRUE = ascii("true");
    private static final byte[] FALSE = ascii("false");
    private static final byte[] VALUE = ascii("\":");
    private static final byte[] SYMBOL = ascii("_symbol\":\"");
    private static final byte[] PROCESS_ENDED = ascii(",\"process_ended\":true");
    private static final byte[] END = ascii("}\n");

    private final ConstantJson symbols = new ConstantJson(true);
    private final SignalInfo info;
    private final SignalSink fields = new Fields();
    private Utf8Buffer out = new Utf8Buffer(0);

    public SignalJson(SignalInfo info) {
        this.info = info;
    }

    private final class Fields implements SignalSink {
        @Override
        public void number(SignalField field, long value, ConstantNames names) {
            out.append(field.json()).append(VALUE).appendDecimal(value);
            int before = out.length();
            out.append(field.json()).append(SYMBOL);
            int text = out.length();
            if (names.write(value, out)) {
                JsonStrings.close(out, text);
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
        info.decode(record, fields);
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
