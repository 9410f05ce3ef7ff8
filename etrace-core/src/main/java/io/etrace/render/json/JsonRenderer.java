// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

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
import io.etrace.render.Introductions;
import io.etrace.render.Loss;
import io.etrace.render.LossNames;
import io.etrace.text.Utf8Buffer;
import org.jspecify.annotations.Nullable;

/** JSON objects, a line each; docs/event.schema.json describes them. */
public final class JsonRenderer extends EventRenderer {
    private static final byte[] SYSCALL = ascii("{\"kind\":\"syscall\",\"syscall\":\"");
    private static final byte[] UNKNOWN = ascii("syscall_");
    private static final byte[] NUMBER = ascii("\",\"number\":");
    private static final byte[] RET = ascii(",\"ret\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] RET_SYMBOL = ascii(",\"ret_symbol\":\"");
    private static final byte[] RET_FILE = ascii(",\"ret_file\":");
    private static final byte[] ERRNO = ascii(",\"errno\":\"");
    private static final byte[] DURATION = ascii(",\"duration_ns\":");
    private static final byte[] UNFINISHED = ascii(",\"unfinished\":true");
    private static final byte[] NO_ENTRY = ascii(",\"no_entry\":true");
    private static final byte[] CHILD_RETURN = ascii(",\"child_return\":true");
    private static final byte[] DENIED = ascii(",\"denied\":true");
    private static final byte[] IN_FLIGHT = ascii(",\"in_flight\":true");
    private static final byte[] NO_ROOM = ascii(",\"no_room\":true");
    private static final byte[] COMPAT = ascii(",\"compat\":true");
    private static final byte[] ARGS = ascii(",\"args\":[");
    private static final byte[] ARGS_RAW = ascii("],\"args_raw\":\"");
    private static final byte[] END = ascii("\"}\n");

    private final JsonSink sink;
    private final ConstantJson symbols;
    private final FileJson files;
    private final SignalJson signals;
    private final JsonEnvelope envelope;
    private final LossJson losses;

    public JsonRenderer(RenderModel model, JsonNotation options) {
        this(model, options, 1);
    }

    /** @param sharers how many renderers share the memory for contexts */
    public JsonRenderer(RenderModel model, JsonNotation options, int sharers) {
        super(
                model,
                new Contexts(
                        new ContextJson(model.subsystems(), options.contextReferences(), options.firstContext()),
                        Contexts.memory(sharers)));
        symbols = new ConstantJson(options.symbols());
        files = new FileJson(symbols, new SocketNames(model.constants()));
        sink = new JsonSink(options.symbols(), files);
        signals = new SignalJson(new SignalInfo(model.constants(), decoders));
        envelope = new JsonEnvelope(timestamps, options.contextReferences(), options.firstContext());
        losses = new LossJson(timestamps, new LossNames(decoders));
    }

    @Override
    public void beginPart(Introductions introductions) {
        envelope.beginPart(introductions);
    }

    @Override
    protected void syscall(SyscallEvent event, Utf8Buffer out) {
        SyscallRecord record = event.record();
        Context entry = contexts.find(record.entryContext());
        Context exit = contexts.find(record.exitContext());
        envelope.introduce(entry, out);
        envelope.introduce(exit, out);
        SyscallDecoder decoder = decoders.of(record);
        VariantDecoder variant = decoder.variant(event);
        name(record, decoder, out);
        envelope.who(record.time(), record.tgid(), record.tid(), out);
        result(event, decoder, variant, out);
        flags(record, decoder, out);
        contexts(entry, exit, out);
        arguments(event, variant, out);
    }

    private static void name(SyscallRecord record, SyscallDecoder decoder, Utf8Buffer out) {
        out.append(SYSCALL);
        if (decoder.name().length > 0) {
            out.append(decoder.name());
        } else {
            out.append(UNKNOWN).appendHex(Integer.toUnsignedLong(record.number()));
        }
        out.append(NUMBER).appendDecimal(record.number());
    }

    private void result(SyscallEvent event, SyscallDecoder decoder, VariantDecoder variant, Utf8Buffer out) {
        SyscallRecord record = event.record();
        out.append(RET);
        if (record.isUnfinished() || !decoder.returns()) {
            out.append(NULL);
            return;
        }
        long ret = variant.result(record.ret());
        out.appendDecimal(ret);
        if (Errno.isError(ret)) {
            out.append(ERRNO);
            Errno.writeName(out, (int) -ret);
            out.append('"');
        } else {
            symbols.append(out, RET_SYMBOL, ret, variant.resultSymbols());
            OpenFile file = event.resultFile();
            if (file != null) {
                files.append(out.append(RET_FILE), file);
            }
        }
    }

    private static void flags(SyscallRecord record, SyscallDecoder decoder, Utf8Buffer out) {
        if (record.hasNoEntry()) {
            out.append(NO_ENTRY);
        } else {
            out.append(DURATION).appendUnsigned(record.duration());
        }
        flag(record.isUnfinished() && decoder.returns(), UNFINISHED, out);
        flag(record.isChildReturn(), CHILD_RETURN, out);
        flag(record.isDenied(), DENIED, out);
        flag(record.isInFlight(), IN_FLIGHT, out);
        flag(record.hasNoRoom(), NO_ROOM, out);
        flag(record.isCompat(), COMPAT, out);
    }

    private static void flag(boolean set, byte[] field, Utf8Buffer out) {
        if (set) {
            out.append(field);
        }
    }

    private void contexts(@Nullable Context entry, @Nullable Context exit, Utf8Buffer out) {
        envelope.context(JsonEnvelope.ENTRY, entry, out);
        envelope.context(JsonEnvelope.EXIT, exit, out);
    }

    private void arguments(SyscallEvent event, VariantDecoder variant, Utf8Buffer out) {
        out.append(ARGS);
        sink.start(out, event.window());
        variant.arguments(event, sink);
        out.append(ARGS_RAW);
        Base64Text.append(
                out,
                event.window().bytes(),
                event.registersAt(),
                Long.BYTES * event.record().argumentCount());
        out.append(END);
    }

    @Override
    protected void signal(SignalRecord signal, Utf8Buffer out) {
        Context context = contexts.find(signal.context());
        envelope.introduce(context, out);
        signals.begin(signal, out);
        envelope.who(signal.time(), signal.tgid(), signal.tid(), out);
        envelope.context(JsonEnvelope.ONLY, context, out);
        signals.end(signal, out);
    }

    @Override
    protected void exit(ExitRecord exit, Utf8Buffer out) {
        Context context = contexts.find(exit.context());
        envelope.introduce(context, out);
        out.append("{\"kind\":\"exit\"");
        envelope.who(exit.time(), exit.tgid(), exit.tid(), out);
        envelope.context(JsonEnvelope.ONLY, context, out);
        signals.exit(exit, out);
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
        out.append("{\"kind\":\"unreadable\",\"type\":").appendDecimal(type);
        out.append(",\"length\":").appendDecimal(length).append("}\n");
    }
}
