// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.FileName;
import io.etrace.decode.OpenFile;
import io.etrace.decode.SocketNames;
import io.etrace.text.Utf8Buffer;

/** Writes the object that says what a descriptor stood for: {@code {"type":"regular","path":"/etc/hosts","inode":44,...}}. */
public final class FileJson {
    private static final byte[] TYPE = ascii("{\"type\":\"");
    private static final byte[] PATH = ascii("\",\"path\":");
    private static final byte[] NAME = ascii("\",\"name\":");
    private static final byte[] SOCKET = ascii("\",\"socket\":");
    private static final byte[] ESCAPED = ascii(",\"encoding\":\"escaped\"");
    private static final byte[] DELETED = ascii(",\"deleted\":true");
    private static final byte[] UNREACHABLE = ascii(",\"unreachable\":true");
    private static final byte[] TRUNCATED = ascii(",\"truncated\":true");
    private static final byte[] LATE = ascii(",\"late\":true");
    private static final byte[] PID = ascii(",\"pid\":");
    private static final byte[] SPECIAL = ascii(",\"special_device\":\"");
    private static final byte[] INODE = ascii(",\"inode\":");
    private static final byte[] DEVICE = ascii(",\"device\":\"");
    private static final byte[] END = ascii("\"}");

    private static final int CHARACTER = 2;
    private static final int BLOCK = 6;

    /** By S_IFMT of linux/stat.h, shifted. */
    private static final byte[][] TYPES = types();

    private final Utf8Buffer raw = new Utf8Buffer(256);
    private final SocketJson sockets;

    public FileJson(ConstantJson symbols, SocketNames names) {
        sockets = new SocketJson(symbols, names);
    }

    private static byte[][] types() {
        byte[][] types = new byte[16][];
        java.util.Arrays.fill(types, ascii("none"));
        types[1] = ascii("fifo");
        types[CHARACTER] = ascii("character");
        types[4] = ascii("directory");
        types[BLOCK] = ascii("block");
        types[8] = ascii("regular");
        types[10] = ascii("symlink");
        types[12] = ascii("socket");
        return types;
    }

    public void append(Utf8Buffer out, OpenFile file) {
        int type = file.type() >>> 12;
        out.append(TYPE).append(TYPES[type]);
        name(out, file);
        flag(out, file.isDeleted(), DELETED);
        flag(out, file.isUnreachable(), UNREACHABLE);
        flag(out, file.isTruncated(), TRUNCATED);
        flag(out, file.isLate(), LATE);
        if (file.pid() != 0) {
            out.append(PID).appendUnsigned(file.pid());
        }
        if (type == CHARACTER || type == BLOCK) {
            out.append(SPECIAL).appendDecimal(file.specialMajor());
            out.append(':').appendDecimal(file.specialMinor()).append('"');
        }
        out.append(INODE).appendUnsigned(file.inode());
        out.append(DEVICE).appendDecimal(file.major()).append(':').appendDecimal(file.minor());
        out.append(END);
    }

    private void name(Utf8Buffer out, OpenFile file) {
        raw.clear();
        switch (file.kind()) {
            case OpenFile.PATH -> {
                file.appendPath(raw);
                string(out.append(PATH));
            }
            case OpenFile.SOCKET -> {
                file.appendName(raw);
                sockets.append(out.append(SOCKET), raw, file.socket());
            }
            default -> {
                FileName.append(file, raw);
                string(out.append(NAME));
            }
        }
    }

    private void string(Utf8Buffer out) {
        if (!JsonStrings.append(out, raw.array(), 0, raw.length())) {
            out.append(ESCAPED);
        }
    }

    private static void flag(Utf8Buffer out, boolean set, byte[] field) {
        if (set) {
            out.append(field);
        }
    }
}
