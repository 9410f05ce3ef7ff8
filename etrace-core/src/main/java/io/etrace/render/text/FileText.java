// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.FileName;
import io.etrace.decode.OpenFile;
import io.etrace.decode.SocketNames;
import io.etrace.text.Utf8Buffer;

/**
 * Writes {@code </etc/hosts>}, {@code </tmp/x>(deleted)}, {@code </dev/null<char 1:3>>}, {@code <pipe:[1234]>} behind a
 * descriptor, in the form of strace -yy. What a path holds of
 * the characters that stand around it is escaped.
 */
public final class FileText {
    private static final int CHARACTER_DEVICE = 0x2000; // S_IFCHR and S_IFBLK of linux/stat.h
    private static final int BLOCK_DEVICE = 0x6000;

    private static final byte[] UNREACHABLE = ascii("(unreachable)");
    private static final byte[] DELETED = ascii("(deleted)");
    private static final byte[] CHARACTER = ascii("<char ");
    private static final byte[] BLOCK = ascii("<block ");
    private static final byte[] PID = ascii("pid:");

    private final Utf8Buffer raw = new Utf8Buffer(256);
    private final SocketText sockets;

    public FileText(ConstantText symbols, SocketNames names) {
        sockets = new SocketText(symbols, names);
    }

    public void append(Utf8Buffer out, OpenFile file) {
        out.append('<');
        if (file.pid() != 0) {
            out.append(PID).appendUnsigned(file.pid());
        } else if (file.kind() == OpenFile.SOCKET) {
            sockets.append(out, file);
        } else if (file.kind() == OpenFile.PATH) {
            path(out, file);
        } else {
            raw.clear();
            FileName.append(file, raw);
            Strings.appendWithin(out, raw.array(), 0, raw.length());
        }
        out.append('>');
        if (file.isDeleted()) {
            out.append(DELETED);
        }
        if (file.isUnreachable()) {
            out.append(UNREACHABLE);
        }
    }

    private void path(Utf8Buffer out, OpenFile file) {
        raw.clear();
        file.appendPath(raw);
        Strings.appendWithin(out, raw.array(), 0, raw.length());
        if (file.type() == CHARACTER_DEVICE) {
            device(out.append(CHARACTER), file);
        } else if (file.type() == BLOCK_DEVICE) {
            device(out.append(BLOCK), file);
        }
    }

    private static void device(Utf8Buffer out, OpenFile file) {
        out.appendDecimal(file.specialMajor()).append(':');
        out.appendDecimal(file.specialMinor()).append('>');
    }
}
