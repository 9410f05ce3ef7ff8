// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

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
import io.etrace.text.Utf8Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Lines for people:
 *
 * <pre>
 * cat(10609) | SysOpenat(int dfd: AT_FDCWD, const char * filename: /etc/ld.so.cache, int flags: O_RDONLY|O_CLOEXEC) = 3
 * </pre>
 *
 * <p>The number is the thread's id, as {@link TaskNumber} writes it; the name is its comm when the call began, {@code ?}
 * when that is not known.
 */
public final class TextRenderer extends EventRenderer {
    private static final byte[] BAR = ascii(") | ");
    private static final byte[] UNKNOWN = ascii("syscall_");
    private static final byte[] RESULT = ascii(") = ");

    private final TextSink sink;
    private final SignalText signals;
    private final LossText losses;

    public TextRenderer(RenderModel model, TextNotation options) {
        this(model, options, 1);
    }

    /** @param sharers how many renderers share the memory for contexts */
    public TextRenderer(RenderModel model, TextNotation options, int sharers) {
        super(model, new Contexts(new CommFormat(), Contexts.memory(sharers)));
        sink = new TextSink(options.symbols(), options.bytesShown(), new SocketNames(model.constants()));
        signals = new SignalText(new SignalInfo(model.constants(), decoders));
        losses = new LossText(timestamps, new LossNames(decoders));
    }

    @Override
    protected void syscall(SyscallEvent event, Utf8Buffer out) {
        SyscallRecord record = event.record();
        Context entry = contexts.find(record.entryContext());
        who(entry == null ? contexts.find(record.exitContext()) : entry, record.tid(), out);
        SyscallDecoder decoder = decoders.of(record);
        if (decoder.name().length > 0) {
            out.append(decoder.name());
        } else {
            out.append(UNKNOWN).appendHex(Integer.toUnsignedLong(record.number()));
        }
        out.append('(');
        sink.start(out, event.window());
        VariantDecoder variant = decoder.variant(event);
        variant.arguments(event, sink);
        out.append(RESULT);
        result(event, decoder, variant, out);
        CallRemarks.append(record, decoder, out);
        out.append('\n');
    }

    private static void who(@Nullable Context context, int tid, Utf8Buffer out) {
        if (context == null) {
            out.append('?');
        } else {
            out.append(context.rendered());
        }
        TaskNumber.append(out.append('('), tid);
        out.append(BAR);
    }

    private void result(SyscallEvent event, SyscallDecoder decoder, VariantDecoder variant, Utf8Buffer out) {
        SyscallRecord record = event.record();
        long ret = variant.result(record.ret());
        if (record.isUnfinished() || !decoder.returns()) {
            out.append('?');
        } else if (Errno.isError(ret)) {
            error((int) -ret, out);
        } else {
            sink.result(ret, variant.resultFormat(), variant.resultSymbols());
            OpenFile file = event.resultFile();
            if (file != null) {
                sink.file(file);
            }
        }
    }

    /** The program never sees the numbers that restart a call. */
    private static void error(int number, Utf8Buffer out) {
        if (Errno.isRestart(number)) {
            out.append('?');
        } else {
            out.append('-').appendDecimal(number);
        }
        out.append(' ');
        Errno.writeName(out, number);
        out.append(' ').append('(');
        Errno.writeMessage(out, number);
        out.append(')');
    }

    @Override
    protected void signal(SignalRecord signal, Utf8Buffer out) {
        who(contexts.find(signal.context()), signal.tid(), out);
        signals.signal(signal, out);
        out.append('\n');
    }

    @Override
    protected void exit(ExitRecord exit, Utf8Buffer out) {
        who(contexts.find(exit.context()), exit.tid(), out);
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
