// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.ChunkIndex;
import io.etrace.decode.ConstantNames;
import io.etrace.decode.Format;
import io.etrace.decode.Label;
import io.etrace.decode.MissingReason;
import io.etrace.decode.OpenFile;
import io.etrace.decode.RecordBytes;
import io.etrace.decode.SocketNames;
import io.etrace.decode.ValueSink;
import io.etrace.record.ChunkCursor;
import io.etrace.text.InternetAddress;
import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;

/** Writes values as {@code int flags: O_RDONLY|O_CLOEXEC, struct stat * statbuf: {unsigned long st_ino: 44, ...}}. */
public final class TextSink implements ValueSink {
    private static final byte[] NULL = ascii("NULL");
    private static final byte[] ELLIPSIS = ascii("...");
    private static final byte[] SEPARATOR = ascii(", ");
    private static final byte[] COLON = ascii(": ");
    private static final byte[] BYTES = ascii(" bytes)");
    private static final byte[] LATE = ascii(" (late)");
    private static final byte[] CHANGED = ascii(" (changed to ");
    private static final byte[] EXIT = ascii(" => ");
    private static final byte[] FAULT = ascii(" (fault)");
    private static final byte[] UNCOMPARED = ascii(" (not compared)");

    private final ConstantText symbols;
    private final FileText files;
    private final int bytesShown;
    private Utf8Buffer out = new Utf8Buffer(0);
    private RecordBytes window = new RecordBytes();
    private int openedAt;
    private int ellipsisAt;
    private int untyped;
    private boolean cut;
    private int depth;
    private int unusedAt;

    /**
     * A sink.
     *
     * @param names whether constants are written by name
     * @param bytesShown how many bytes of data that is no text are written
     * @param sockets the names of constants that sockets have
     */
    public TextSink(boolean names, int bytesShown, SocketNames sockets) {
        this.symbols = new ConstantText(names);
        this.files = new FileText(symbols, sockets);
        this.bytesShown = bytesShown;
    }

    /** Writes to {@code target} from now on, values of what {@code source} holds. */
    public void start(Utf8Buffer target, RecordBytes source) {
        out = target;
        window = source;
        openedAt = target.length();
        ellipsisAt = -1;
        unusedAt = -1;
        untyped = 0;
        depth = 0;
    }

    @Override
    public void begin(Label label, int at, int size) {
        separate();
        if (untyped == 0 && label.type().length > 0) {
            out.append(label.type()).append(' ');
        }
        out.append(label.name()).append(COLON);
    }

    @Override
    public void item(Label label, int index, int at, int size) {
        separate();
    }

    private void separate() {
        cut = false;
        if (out.length() != openedAt) {
            out.append(SEPARATOR);
        }
    }

    @Override
    public void end() {
        if (unusedAt >= 0) {
            out.truncate(unusedAt);
            unusedAt = -1;
        }
    }

    /** It is left out. */
    @Override
    public void unused() {
        unusedAt = out.length();
    }

    private void open(char bracket) {
        depth++;
        out.append(bracket);
        openedAt = out.length();
    }

    private void close(char bracket) {
        depth--;
        out.append(bracket);
        openedAt = -1;
    }

    @Override
    public void openStruct(boolean typed) {
        if (untyped > 0 || !typed) {
            untyped++;
        }
        open('{');
    }

    @Override
    public void closeStruct() {
        untyped = Math.max(0, untyped - 1);
        close('}');
    }

    @Override
    public void openList() {
        open('[');
    }

    @Override
    public void closeList() {
        close(']');
    }

    @Override
    public void openPointee() {
        open('[');
    }

    @Override
    public void closePointee() {
        close(']');
    }

    @Override
    public void cut() {
        separate();
        out.append(ELLIPSIS);
        cut = true;
    }

    @Override
    public void number(long value, Format format, ConstantNames names) {
        symbols.write(out, value, format, names);
    }

    /** Writes what a call returned: the number, then its name where it has one. */
    public void result(long value, Format format, ConstantNames names) {
        symbols.write(out, value, format, ConstantNames.NONE);
        symbols.append(out, value, names);
    }

    @Override
    public void file(OpenFile file) {
        files.append(out, file);
    }

    @Override
    public void pointer(long address) {
        if (address == 0) {
            out.append(NULL);
        } else {
            out.appendHex(address);
        }
    }

    @Override
    public void text(int at, int length) {
        Strings.append(out, window.bytes(), at, length);
    }

    @Override
    public void data(int at, int length) {
        if (Utf8.isText(window.bytes(), at, at + length, window.isTruncated())) {
            text(at, length);
            return;
        }
        int shown = Math.min(length, bytesShown);
        out.append('"');
        Strings.appendEscaped(out, window.bytes(), at, at + shown);
        out.append('"');
        if (shown < length) {
            out.append(ELLIPSIS);
            ellipsisAt = out.length();
        }
    }

    @Override
    public void inet(int at, int size) {
        InternetAddress.append(out, window.bytes(), at, size);
    }

    @Override
    public void signals(long set, ConstantNames names) {
        symbols.signals(out, set, names);
    }

    @Override
    public void bits(int at, int count) {
        open('[');
        for (int i = 0; i < count; i++) {
            if ((window.bytes()[at + (i >> 3)] >> (i & 7) & 1) != 0) {
                if (out.length() != openedAt) {
                    out.append(' ');
                }
                out.appendDecimal(i);
            }
        }
        close(']');
    }

    @Override
    public void complete() {}

    @Override
    public void captured(ChunkIndex chunks, int chunk) {
        boolean partial = chunks.isPartial(chunk);
        if ((partial || chunks.isTruncated(chunk)) && !cut) {
            truncated(chunks.fullLength(chunk), chunks.length(chunk));
        }
        if (partial) {
            out.append(FAULT);
        }
        if (chunks.isLate(chunk) && depth == 0) {
            out.append(LATE);
        }
        if (chunks.isUncompared(chunk)) {
            out.append(UNCOMPARED);
        }
    }

    @Override
    public void openExit(Label label, int at, int size) {
        out.append(EXIT);
    }

    @Override
    public void closeExit() {}

    @Override
    public void openChanged(Label label, int at, int size) {
        out.append(CHANGED);
    }

    @Override
    public void closeChanged() {
        out.append(')');
    }

    private void truncated(long fullLength, int length) {
        if (out.length() != ellipsisAt) {
            out.append(ELLIPSIS);
        }
        if (fullLength != ChunkCursor.UNKNOWN_LENGTH && fullLength > length) {
            out.append('(').append('+').appendDecimal(fullLength - length).append(BYTES);
        }
    }

    @Override
    public void unreadable() {
        out.append('?');
    }

    @Override
    public void absent(long address, MissingReason why) {
        pointer(address);
    }
}
