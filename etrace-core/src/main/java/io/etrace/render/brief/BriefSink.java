// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

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
import io.etrace.render.text.ConstantText;
import io.etrace.render.text.FileText;
import io.etrace.text.InternetAddress;
import io.etrace.text.Utf8Buffer;
import java.util.Arrays;

/** Writes values as strace does: {@code AT_FDCWD, "/etc/hosts", O_RDONLY}, {@code {st_mode=0100644, st_size=34}}. */
final class BriefSink implements ValueSink {
    private static final byte[] NULL = ascii("NULL");
    private static final byte[] ELLIPSIS = ascii("...");
    private static final byte[] SEPARATOR = ascii(", ");
    private static final byte[] EXIT = ascii(" => ");
    private static final byte[] FAULT = ascii(" /* rest unreadable */");
    private static final byte[] LATE = ascii(" /* late */");
    private static final byte[] CHANGED = ascii(" /* changed to ");
    private static final byte[] UNCOMPARED = ascii(" /* not compared */");
    private static final byte[] END = ascii(" */");

    private static final byte[][] PADDING = {ascii("__pad"), ascii("__unused"), ascii("__reserved")};

    private final ConstantText constants;
    private final FileText files;
    private final int bytesShown;
    private Utf8Buffer out = new Utf8Buffer(0);
    private RecordBytes window = new RecordBytes();
    private int openedAt;
    private int ellipsisAt;
    /** Where what is left out begins, or -1, and how many values are open around it. */
    private int hiddenAt;

    private int hiddenWithin;
    private int values;
    private int depth;

    BriefSink(boolean names, int bytesShown, SocketNames sockets) {
        this.constants = new ConstantText(names);
        this.files = new FileText(constants, sockets);
        this.bytesShown = bytesShown;
    }

    /** Writes to {@code target} from now on, values of what {@code source} holds. */
    void start(Utf8Buffer target, RecordBytes source) {
        out = target;
        window = source;
        openedAt = target.length();
        ellipsisAt = -1;
        hiddenAt = -1;
        values = 0;
        depth = 0;
    }

    @Override
    public void begin(Label label, int at, int size) {
        if (depth > 0 && isPadding(label.name())) {
            hide();
        }
        separate();
        values++;
        if (depth > 0) {
            out.append(label.name()).append('=');
        }
    }

    /** Members that the kernel's headers keep for later or for alignment. */
    private static boolean isPadding(byte[] name) {
        if (name.length < 3 || name[0] != '_' || name[1] != '_') {
            return false;
        }
        for (byte[] padding : PADDING) {
            if (Arrays.equals(name, 0, Math.min(name.length, padding.length), padding, 0, padding.length)) {
                return true;
            }
        }
        return false;
    }

    private void hide() {
        if (hiddenAt < 0) {
            hiddenAt = out.length();
            hiddenWithin = values;
        }
    }

    @Override
    public void item(Label label, int index, int at, int size) {
        separate();
        values++;
    }

    private void separate() {
        if (out.length() != openedAt) {
            out.append(SEPARATOR);
        }
    }

    @Override
    public void end() {
        values--;
        if (hiddenAt >= 0 && values == hiddenWithin) {
            out.truncate(hiddenAt);
            hiddenAt = -1;
        }
    }

    /** The value that comes next is left out. */
    @Override
    public void unused() {
        hide();
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
        open('{');
    }

    @Override
    public void closeStruct() {
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
        ellipsisAt = out.length();
    }

    @Override
    public void number(long value, Format format, ConstantNames names) {
        if (format == Format.HEX && value == 0 && names == ConstantNames.NONE) {
            out.append(NULL);
            return;
        }
        constants.write(out, value, format, names);
    }

    /** Writes what a call returned: the number, then its name where it has one. */
    void result(long value, Format format, ConstantNames names) {
        constants.write(out, value, format, ConstantNames.NONE);
        constants.append(out, value, names);
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
        QuotedBytes.append(out, window.bytes(), at, length);
    }

    @Override
    public void data(int at, int length) {
        int shown = Math.min(length, bytesShown);
        QuotedBytes.append(out, window.bytes(), at, shown);
        if (shown < length) {
            out.append(ELLIPSIS);
            ellipsisAt = out.length();
        }
    }

    @Override
    public void inet(int at, int size) {
        out.append('"');
        InternetAddress.append(out, window.bytes(), at, size);
        out.append('"');
    }

    @Override
    public void signals(long set, ConstantNames names) {
        constants.signals(out, set, names);
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
        if ((partial || chunks.isTruncated(chunk)) && out.length() != ellipsisAt) {
            out.append(ELLIPSIS);
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
        out.append(END);
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
