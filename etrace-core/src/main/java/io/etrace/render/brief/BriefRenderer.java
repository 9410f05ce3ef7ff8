// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

import static io.etrace.text.Ascii.ascii;

import io.etrace.constants.Errno;
import io.etrace.context.Context;
import io.etrace.context.Contexts;
import io.etrace.decode.OpenFile;
import io.etrace.decode.SignalInfo;
import io.etrace.decode.SocketNames;
import io.etrace.decode.SyscallDecoder;
import io.etrace.decode.SyscallEvent;
import io.etrace.decode.VariantDecoder;
import io.etrace.model.RenderModel;
import io.etrace.record.ExitRecord;
import io.etrace.record.LossRecord;
import io.etrace.record.SignalRecord;
import io.etrace.record.SyscallRecord;
import io.etrace.render.EventRenderer;
import io.etrace.render.Loss;
import io.etrace.render.LossNames;
import io.etrace.render.TaskNumber;
import io.etrace.render.text.CallRemarks;
import io.etrace.render.text.CommFormat;
import io.etrace.render.text.LossText;
import io.etrace.render.text.SignalText;
import io.etrace.text.Utf8Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Short lines:
 *
 * <pre>
 * 12:00:03.123456 openat(AT_FDCWD, "/etc/hosts", O_RDONLY) = 3 &lt;8.4us&gt;
 * 12:00:03.123471 java/28008 order-worker/28189 futex(0x7f12c8, FUTEX_WAIT_PRIVATE, 2, NULL) = 0 &lt;1.204s&gt;
 * </pre>
 *
 * <p>The time is that of the entry. Who made a call is said from the second task on that the trace has; a thread that does
 * not lead its process has a name of its own.
 */
final class BriefRenderer extends EventRenderer {
    private static final byte[] RESULT = ascii(") = ");
    private static final byte[] RESTARTS = ascii("? ");
    private static final byte[] FAILED = ascii("-1 ");
    private static final byte[] UNKNOWN = ascii("syscall_");

    private final BriefSink sink;
    private final LineTime times;
    private final SignalText signals;
    private final LossText losses;

    BriefRenderer(RenderModel model, BriefNotation options, int sharers) {
        super(model, new Contexts(new CommFormat(), Contexts.memory(sharers)));
        sink = new BriefSink(options.symbols(), options.bytesShown(), new SocketNames(model.constants()));
        times = new LineTime(options.time(), timestamps);
        signals = new SignalText(new SignalInfo(model.constants(), decoders));
        losses = new LossText(timestamps, new LossNames(decoders));
    }

    @Override
    protected void syscall(SyscallEvent event, Utf8Buffer out) {
        SyscallRecord record = event.record();
        times.append(out, record.hasNoEntry() ? record.time() : record.time() - record.duration());
        Context entry = contexts.find(record.entryContext());
        who(entry == null ? contexts.find(record.exitContext()) : entry, record.tgid(), record.tid(), out);
        SyscallDecoder decoder = decoders.of(record);
        name(decoder, record, out);
        sink.start(out, event.window());
        VariantDecoder variant = decoder.variant(event);
        variant.arguments(event, sink);
        out.append(RESULT);
        result(event, decoder, variant, out);
        CallRemarks.append(record, decoder, out);
        if (!record.hasNoEntry() && !record.isUnfinished()) {
            out.append(' ').append('<');
            BriefDuration.append(out, record.duration());
            out.append('>');
        }
        out.append('\n');
    }

    private void who(@Nullable Context context, int tgid, int tid, Utf8Buffer out) {
        if (!contexts.hasSeveralTasks()) {
            return;
        }
        if (tid != tgid) {
            task(contexts.latest(tgid), tgid, out);
        }
        task(context, tid, out);
    }

    private static void task(@Nullable Context context, int id, Utf8Buffer out) {
        if (context != null) {
            out.append(context.rendered()).append('/');
        }
        TaskNumber.append(out, id);
        out.append(' ');
    }

    private static void name(SyscallDecoder decoder, SyscallRecord record, Utf8Buffer out) {
        if (decoder.plainName().length > 0) {
            out.append(decoder.plainName());
        } else {
            out.append(UNKNOWN).appendHex(Integer.toUnsignedLong(record.number()));
        }
        out.append('(');
    }

    private void result(SyscallEvent event, SyscallDecoder decoder, VariantDecoder variant, Utf8Buffer out) {
        SyscallRecord record = event.record();
        if (record.isUnfinished() || !decoder.returns()) {
            out.append('?');
            return;
        }
        long ret = variant.result(record.ret());
        if (Errno.isError(ret)) {
            error((int) -ret, out);
            return;
        }
        sink.result(ret, variant.resultFormat(), variant.resultSymbols());
        OpenFile file = event.resultFile();
        if (file != null) {
            sink.file(file);
        }
    }

    /** As C programs see it; they never see the numbers that restart a call. */
    private static void error(int number, Utf8Buffer out) {
        out.append(Errno.isRestart(number) ? RESTARTS : FAILED);
        Errno.writeName(out, number);
        out.append(' ').append('(');
        Errno.writeMessage(out, number);
        out.append(')');
    }

    @Override
    protected void signal(SignalRecord signal, Utf8Buffer out) {
        times.append(out, signal.time());
        who(contexts.find(signal.context()), signal.tgid(), signal.tid(), out);
        signals.signal(signal, out);
        out.append('\n');
    }

    @Override
    protected void exit(ExitRecord exit, Utf8Buffer out) {
        times.append(out, exit.time());
        who(contexts.find(exit.context()), exit.tgid(), exit.tid(), out);
        signals.exit(exit, out);
        out.append('\n');
    }

    @Override
    protected void loss(LossRecord loss, Utf8Buffer out) {
        losses.append(loss, out);
    }

    @Override
    public void loss(Loss loss, Utf8Buffer out) {
        losses.append(loss, out);
    }

    @Override
    protected void unreadable(int type, int length, Utf8Buffer out) {
        out.append("*** unreadable record of type ").appendDecimal(type).append(", ");
        out.appendDecimal(length).append(" bytes ***\n");
    }
}
