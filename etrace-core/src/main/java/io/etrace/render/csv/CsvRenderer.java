// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.csv;

import io.etrace.constants.Errno;
import io.etrace.context.Context;
import io.etrace.context.Contexts;
import io.etrace.decode.SignalInfo;
import io.etrace.decode.SocketNames;
import io.etrace.decode.SyscallDecoder;
import io.etrace.decode.SyscallEvent;
import io.etrace.model.RenderModel;
import io.etrace.record.ExitRecord;
import io.etrace.record.LossRecord;
import io.etrace.record.SignalRecord;
import io.etrace.record.SyscallRecord;
import io.etrace.render.EventRenderer;
import io.etrace.render.Loss;
import io.etrace.render.TaskNumber;
import io.etrace.render.text.CommFormat;
import io.etrace.render.text.SignalText;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextSink;
import io.etrace.text.Utf8Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of the columns of {@link #HEADER}, which have the names of JSON's fields. Arguments are those of the full notation in
 * one field; a loss is a row whose {@code args} count the records that are missing.
 */
public final class CsvRenderer extends EventRenderer {
    /** The first line of a document. */
    public static final String HEADER = "kind,timestamp,pid,tid,comm,syscall,args,ret,errno,duration_ns\n";

    private final Utf8Buffer field = new Utf8Buffer(1 << 12);
    private final TextSink sink;
    private final SignalText signals;

    public CsvRenderer(RenderModel model) {
        super(model, new Contexts(new CommFormat(), Contexts.memory(1)));
        sink = new TextSink(
                TextNotation.DEFAULT.symbols(), TextNotation.DEFAULT.bytesShown(), new SocketNames(model.constants()));
        signals = new SignalText(new SignalInfo(model.constants(), decoders));
    }

    @Override
    protected void syscall(SyscallEvent event, Utf8Buffer out) {
        SyscallRecord record = event.record();
        Context entry = contexts.find(record.entryContext());
        SyscallDecoder decoder = decoders.of(record);
        who("syscall,", record.time(), record.tgid(), record.tid(), out);
        comm(entry == null ? contexts.find(record.exitContext()) : entry, out);
        name(record, decoder, out);
        field.clear();
        sink.start(field, event.window());
        decoder.variant(event).arguments(event, sink);
        quoted(out);
        result(record, decoder, out);
    }

    private static void name(SyscallRecord record, SyscallDecoder decoder, Utf8Buffer out) {
        if (decoder.name().length > 0) {
            out.append(decoder.name());
        } else {
            out.append("syscall_").appendHex(Integer.toUnsignedLong(record.number()));
        }
        out.append(',');
    }

    private static void result(SyscallRecord record, SyscallDecoder decoder, Utf8Buffer out) {
        out.append(',');
        boolean returned = !record.isUnfinished() && decoder.returns();
        if (returned) {
            out.appendDecimal(record.ret());
        }
        out.append(',');
        if (returned && Errno.isError(record.ret())) {
            Errno.writeName(out, (int) -record.ret());
        }
        out.append(',');
        if (!record.hasNoEntry()) {
            out.appendUnsigned(record.duration());
        }
        out.append('\n');
    }

    private void who(String kind, long time, int tgid, int tid, Utf8Buffer out) {
        out.append(kind);
        timestamps.append(out, time);
        out.append(',').appendDecimal(TaskNumber.here(tgid));
        out.append(',').appendDecimal(TaskNumber.here(tid)).append(',');
    }

    private void comm(@Nullable Context context, Utf8Buffer out) {
        field.clear();
        if (context != null) {
            field.append(context.rendered());
        }
        quoted(out);
        out.append(',');
    }

    /** Appends the field, in quotes, with those within doubled. */
    private void quoted(Utf8Buffer out) {
        byte[] bytes = field.array();
        int next = 0;
        out.append('"');
        for (int i = 0; i < field.length(); i++) {
            if (bytes[i] == '"') {
                out.append(bytes, next, i - next).append('"');
                next = i;
            }
        }
        out.append(bytes, next, field.length() - next).append('"');
    }

    @Override
    protected void signal(SignalRecord signal, Utf8Buffer out) {
        who("signal,", signal.time(), signal.tgid(), signal.tid(), out);
        comm(contexts.find(signal.context()), out);
        field.clear();
        signals.signal(signal, field);
        rest(out);
    }

    @Override
    protected void exit(ExitRecord exit, Utf8Buffer out) {
        who("exit,", exit.time(), exit.tgid(), exit.tid(), out);
        comm(contexts.find(exit.context()), out);
        field.clear();
        signals.exit(exit, field);
        rest(out);
    }

    /** The columns from the syscall on, of what is none. */
    private void rest(Utf8Buffer out) {
        out.append(',');
        quoted(out);
        out.append(",,,\n");
    }

    @Override
    protected void loss(LossRecord loss, Utf8Buffer out) {
        missing(loss.time(), loss.lost(), out);
    }

    @Override
    public void loss(Loss loss, Utf8Buffer out) {
        missing(loss.before(), loss.count(), out);
    }

    private void missing(long time, long count, Utf8Buffer out) {
        out.append("loss,");
        timestamps.append(out, time);
        out.append(",,,,,").appendUnsigned(count).append(",,,\n");
    }

    @Override
    protected void unreadable(int type, int length, Utf8Buffer out) {
        out.append("unreadable,,,,,,").appendDecimal(length).append(",,,\n");
    }
}
