// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import static io.etrace.text.Ascii.ascii;

import io.etrace.context.Context;
import io.etrace.render.Introductions;
import io.etrace.render.Renderer;
import io.etrace.render.TaskNumber;
import io.etrace.render.Timestamps;
import io.etrace.text.Utf8Buffer;
import org.jspecify.annotations.Nullable;

/** The fields that JSON objects of all kinds have: when it happened, and to whom. */
final class JsonEnvelope {
    /** Names of fields with a context: as a part of the object, and as the id of one that was told before. */
    record Names(byte[] part, byte[] reference) {
        private static Names of(String part, String reference) {
            return new Names(ascii(part), ascii(reference));
        }
    }

    static final Names ENTRY = Names.of(",\"entry_process_context\":", ",\"entry_context\":");
    static final Names EXIT = Names.of(",\"exit_process_context\":", ",\"exit_context\":");
    static final Names ONLY = Names.of(",\"process_context\":", ",\"context\":");

    private static final byte[] TIMESTAMP = ascii(",\"timestamp\":\"");
    private static final byte[] PID = ascii("\",\"pid\":");
    private static final byte[] TID = ascii(",\"tid\":");
    private static final byte[] HOST_PID = ascii(",\"host_pid\":");
    private static final byte[] HOST_TID = ascii(",\"host_tid\":");
    private static final byte[] NULL = ascii("null");

    private final Timestamps timestamps;
    private final boolean references;
    private final long firstContext;
    private Introductions introductions = (context, start, end) -> {};
    private int part = 1;

    /**
     * @param references whether contexts are lines of their own
     * @param firstContext what is added to their ids
     */
    JsonEnvelope(Timestamps timestamps, boolean references, long firstContext) {
        this.timestamps = timestamps;
        this.references = references;
        this.firstContext = firstContext;
    }

    /** See {@link Renderer#beginPart}. */
    void beginPart(Introductions listener) {
        introductions = listener;
        part++;
    }

    /** Appends the line of a context that was not introduced yet. */
    void introduce(@Nullable Context context, Utf8Buffer out) {
        if (references && context != null && context.isNewIn(part)) {
            int start = out.length();
            out.append(context.rendered());
            introductions.add(context.number(), start, out.length());
        }
    }

    void who(long time, int tgid, int tid, Utf8Buffer out) {
        out.append(TIMESTAMP);
        timestamps.append(out, time);
        out.append(PID).appendUnsigned(TaskNumber.here(tgid));
        out.append(TID).appendUnsigned(TaskNumber.here(tid));
        if (TaskNumber.isOutside(tid)) {
            out.append(HOST_PID).appendUnsigned(TaskNumber.value(tgid));
            out.append(HOST_TID).appendUnsigned(TaskNumber.value(tid));
        }
    }

    void context(Names names, @Nullable Context context, Utf8Buffer out) {
        out.append(references ? names.reference() : names.part());
        if (context == null) {
            out.append(NULL);
        } else if (references) {
            out.appendUnsigned(firstContext + Integer.toUnsignedLong(context.id()));
        } else {
            out.append(context.rendered());
        }
    }
}
