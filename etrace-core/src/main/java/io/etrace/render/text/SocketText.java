// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.ConstantNames;
import io.etrace.decode.Format;
import io.etrace.decode.OpenFile;
import io.etrace.decode.SocketEnds;
import io.etrace.decode.SocketNames;
import io.etrace.text.InternetAddress;
import io.etrace.text.Utf8Buffer;

/**
 * Writes the two ends of a socket, this one first: {@code TCP:[127.0.0.1:5000->127.0.0.1:80]},
 * {@code UNIX-STREAM:[1234->1235,"/run/x.sock"]}, {@code NETLINK:[ROUTE:1234]}; the inode alone where there is no address.
 */
final class SocketText {
    private static final byte[] ARROW = ascii("->");
    private static final int NETLINK_PREFIX = "NETLINK_".length();

    private final Utf8Buffer raw = new Utf8Buffer(64);
    private final ConstantText symbols;
    private final ConstantNames netlink;

    SocketText(ConstantText symbols, SocketNames names) {
        this.symbols = symbols;
        netlink = names.netlink();
    }

    void append(Utf8Buffer out, OpenFile file) {
        SocketEnds ends = file.socket();
        raw.clear();
        file.appendName(raw);
        Strings.appendWithin(out, raw.array(), 0, raw.length());
        out.append(':').append('[');
        switch (ends.family()) {
            case SocketEnds.INET, SocketEnds.INET6 -> internet(out, file, ends);
            case SocketEnds.UNIX -> unix(out, file, ends);
            case SocketEnds.NETLINK -> netlink(out, ends);
            default -> out.appendUnsigned(file.inode());
        }
        out.append(']');
    }

    private void netlink(Utf8Buffer out, SocketEnds ends) {
        raw.clear();
        symbols.write(raw, ends.protocol(), Format.UNSIGNED, netlink);
        int prefix = raw.length() > NETLINK_PREFIX ? NETLINK_PREFIX : 0;
        out.append(raw.array(), prefix, raw.length() - prefix);
        out.append(':').appendUnsigned(ends.localPort());
    }

    private static void internet(Utf8Buffer out, OpenFile file, SocketEnds ends) {
        if (!ends.isBound()) {
            out.appendUnsigned(file.inode());
            return;
        }
        end(out, ends, ends.localAt(), ends.localLength(), ends.localPort());
        if (ends.isConnected()) {
            out.append(ARROW);
            end(out, ends, ends.remoteAt(), ends.remoteLength(), ends.remotePort());
        }
    }

    private static void end(Utf8Buffer out, SocketEnds ends, int at, int length, long port) {
        if (length == 4) {
            InternetAddress.append(out, ends.bytes(), at, length);
        } else if (length == 16) {
            out.append('[');
            InternetAddress.append(out, ends.bytes(), at, length);
            out.append(']');
        } else {
            out.append('?');
        }
        out.append(':').appendUnsigned(port);
    }

    private static void unix(Utf8Buffer out, OpenFile file, SocketEnds ends) {
        out.appendUnsigned(file.inode());
        if (ends.localLength() > 0) {
            name(out.append(','), ends, ends.localAt(), ends.localLength());
        }
        if (ends.peer() != 0 || ends.remoteLength() > 0) {
            peer(out.append(ARROW), ends);
        }
    }

    /** Before it is accepted, the other end has no inode. */
    private static void peer(Utf8Buffer out, SocketEnds ends) {
        if (ends.peer() != 0) {
            out.appendUnsigned(ends.peer());
        }
        if (ends.peer() != 0 && ends.remoteLength() > 0) {
            out.append(',');
        }
        if (ends.remoteLength() > 0) {
            name(out, ends, ends.remoteAt(), ends.remoteLength());
        }
    }

    /** A path up to its NUL, or an abstract name, which begins with one: that is shown as @. */
    private static void name(Utf8Buffer out, SocketEnds ends, int at, int length) {
        boolean isAbstract = ends.isAbstract(at);
        int start = isAbstract ? at + 1 : at;
        int end = ends.nameEnd(at, length);
        if (isAbstract) {
            out.append('@');
        }
        out.append('"');
        Strings.appendWithin(out, ends.bytes(), start, end - start);
        out.append('"');
    }
}
