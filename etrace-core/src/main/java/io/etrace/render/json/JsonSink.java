// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.ChunkIndex;
import io.etrace.decode.ConstantNames;
import io.etrace.decode.Format;
import io.etrace.decode.Label;
import io.etrace.decode.MissingReason;
import io.etrace.decode.OpenFile;
import io.etrace.decode.RecordBytes;
import io.etrace.decode.ValueSink;
import io.etrace.record.ChunkCursor;
import io.etrace.text.InternetAddress;
import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;

/** Writes values as {@code {"fd":{"type":"int","size":4,"data":"AwAAAA==","parsed_data":3,"state":"complete"}}}. */
public final class JsonSink implements ValueSink {
    private static final byte[] OPEN = ascii("{\"");
    private static final byte[] TYPE = ascii("\":{\"type\":\"");
    private static final byte[] SIZE = ascii("\",\"size\":");
    private static final byte[] DATA = ascii(",\"data\":\"");
    private static final byte[] CLOSE = ascii("}}");
    private static final byte[] MEMBERS = ascii(",\"members\":[");
    private static final byte[] PARSED = ascii(",\"parsed_data\":");
    private static final byte[] NULL = ascii("null");
    private static final byte[] ESCAPED = ascii(",\"encoding\":\"escaped\"");
    private static final byte[] STATE = ascii(",\"state\":\"");
    private static final byte[] COMPLETE = ascii("complete");
    private static final byte[] TRUNCATED = ascii("truncated");
    private static final byte[] LATE = ascii("late");
    private static final byte[] IS_LATE = ascii(",\"late\":true");
    private static final byte[] IS_UNCOMPARED = ascii(",\"uncompared\":true");
    private static final byte[] PARTIAL = ascii("partial");
    private static final byte[] EXIT_VALUE = ascii(",\"exit_value");
    private static final byte[] IS_CHANGED = ascii(",\"changed\":true,\"exit_value");
    private static final byte[] FULL_SIZE = ascii(",\"full_size\":");

    private static final byte[] UNUSED = ascii(",\"unused\":true");
    private static final byte[] FILE = ascii(",\"file\":");

    private final ConstantJson symbols;
    private final FileJson files;
    private Utf8Buffer out = new Utf8Buffer(0);
    private RecordBytes window = new RecordBytes();
    private int openedAt;
    private boolean unused;

    /** @param files writes what descriptors stood for */
    public JsonSink(boolean names, FileJson files) {
        this.symbols = new ConstantJson(names);
        this.files = files;
    }

    /** Writes to {@code target} from now on, values of what {@code source} holds. */
    public void start(Utf8Buffer target, RecordBytes source) {
        out = target;
        window = source;
        openedAt = target.length();
    }

    @Override
    public void begin(Label label, int at, int size) {
        separate();
        out.append(OPEN).append(label.name());
        describe(label, at, size);
    }

    @Override
    public void item(Label label, int index, int at, int size) {
        separate();
        out.append(OPEN).appendDecimal(index);
        describe(label, at, size);
    }

    private void describe(Label label, int at, int size) {
        out.append(TYPE).append(label.type()).append(SIZE).appendDecimal(size).append(DATA);
        Base64Text.append(out, window.bytes(), at, size);
        out.append('"');
    }

    private void separate() {
        if (out.length() != openedAt) {
            out.append(',');
        }
    }

    @Override
    public void end() {
        out.append(CLOSE);
    }

    private void open() {
        out.append(MEMBERS);
        openedAt = out.length();
    }

    private void close() {
        out.append(']');
        openedAt = -1;
    }

    @Override
    public void openStruct(boolean typed) {
        open();
    }

    @Override
    public void closeStruct() {
        close();
    }

    @Override
    public void openList() {
        open();
    }

    @Override
    public void closeList() {
        close();
    }

    @Override
    public void openPointee() {}

    @Override
    public void closePointee() {}

    /** What is missing is told by the state of the argument. */
    @Override
    public void cut() {}

    @Override
    public void number(long value, Format format, ConstantNames names) {
        out.append(PARSED);
        if (format == Format.SIGNED) {
            out.appendDecimal(value);
        } else {
            out.appendUnsigned(value);
        }
        symbols.append(out, value, names);
    }

    @Override
    public void file(OpenFile file) {
        files.append(out.append(FILE), file);
    }

    @Override
    public void pointer(long address) {
        out.append(PARSED).appendUnsigned(address);
    }

    @Override
    public void text(int at, int length) {
        out.append(PARSED);
        if (!JsonStrings.append(out, window.bytes(), at, length)) {
            out.append(ESCAPED);
        }
    }

    @Override
    public void data(int at, int length) {
        if (Utf8.isText(window.bytes(), at, at + length, window.isTruncated())) {
            text(at, length);
        }
    }

    @Override
    public void inet(int at, int size) {
        out.append(PARSED).append('"');
        InternetAddress.append(out, window.bytes(), at, size);
        out.append('"');
    }

    @Override
    public void signals(long set, ConstantNames names) {
        out.append(PARSED).appendUnsigned(set);
        symbols.appendSignals(out, set, names);
    }

    @Override
    public void bits(int at, int count) {
        out.append(PARSED).append('[');
        int start = out.length();
        for (int i = 0; i < count; i++) {
            if ((window.bytes()[at + (i >> 3)] >> (i & 7) & 1) != 0) {
                if (out.length() != start) {
                    out.append(',');
                }
                out.appendDecimal(i);
            }
        }
        out.append(']');
    }

    @Override
    public void unused() {
        unused = true;
    }

    @Override
    public void complete() {
        state(COMPLETE);
        if (unused) {
            out.append(UNUSED);
            unused = false;
        }
    }

    private void state(byte[] state) {
        out.append(STATE).append(state).append('"');
    }

    @Override
    public void captured(ChunkIndex chunks, int chunk) {
        if (chunks.isTruncated(chunk) || chunks.isPartial(chunk)) {
            state(chunks.isPartial(chunk) ? PARTIAL : TRUNCATED);
            truncated(chunks.fullLength(chunk), chunks.length(chunk));
            if (chunks.isLate(chunk)) {
                out.append(IS_LATE);
            }
        } else {
            state(chunks.isFault(chunk) ? MissingReason.FAULT.label() : chunks.isLate(chunk) ? LATE : COMPLETE);
        }
        if (chunks.isUncompared(chunk)) {
            out.append(IS_UNCOMPARED);
        }
    }

    @Override
    public void openExit(Label label, int at, int size) {
        out.append(EXIT_VALUE);
        describe(label, at, size);
    }

    @Override
    public void closeExit() {
        out.append('}');
    }

    @Override
    public void openChanged(Label label, int at, int size) {
        out.append(IS_CHANGED);
        describe(label, at, size);
    }

    @Override
    public void closeChanged() {
        out.append('}');
    }

    private void truncated(long fullLength, int length) {
        if (fullLength != ChunkCursor.UNKNOWN_LENGTH && fullLength > length) {
            out.append(FULL_SIZE).appendDecimal(fullLength);
        }
    }

    @Override
    public void unreadable() {
        out.append(PARSED).append(NULL);
        state(MissingReason.FAULT.label());
    }

    @Override
    public void absent(long address, MissingReason why) {
        out.append(PARSED);
        if (why == MissingReason.NULL) {
            out.append(NULL);
        } else {
            out.appendUnsigned(address);
        }
        state(why.label());
    }
}
