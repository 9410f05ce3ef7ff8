// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.SocketEnds;
import io.etrace.decode.SocketNames;
import io.etrace.text.InternetAddress;
import io.etrace.text.Utf8Buffer;

/** Writes {@code {"name":"TCP","family":2,"type":1,"protocol":6,"local":{...},"remote":{...}}}. */
final class SocketJson {
    private static final byte[] NAME = ascii("{\"name\":");
    private static final byte[] FAMILY = ascii(",\"family\":");
    private static final byte[] TYPE = ascii(",\"type\":");
    private static final byte[] PROTOCOL = ascii(",\"protocol\":");
    private static final byte[] LOCAL = ascii(",\"local\":{");
    private static final byte[] REMOTE = ascii(",\"remote\":{");
    private static final byte[] ADDRESS = ascii("\"address\":\"");
    private static final byte[] PORT = ascii("\",\"port\":");
    private static final byte[] PORT_ID = ascii("\"port_id\":");
    private static final byte[] INODE = ascii("\"inode\":");
    private static final byte[] PATH = ascii("\"path\":");
    private static final byte[] ABSTRACT = ascii("\"abstract\":");
    private static final byte[] FAMILY_SYMBOL = ascii(",\"family_symbol\":\"");
    private static final byte[] TYPE_SYMBOL = ascii(",\"type_symbol\":\"");
    private static final byte[] PROTOCOL_SYMBOL = ascii(",\"protocol_symbol\":\"");
    private static final byte[] ESCAPED = ascii(",\"encoding\":\"escaped\"");

    private final ConstantJson symbols;
    private final SocketNames names;

    SocketJson(ConstantJson symbols, SocketNames names) {
        this.symbols = symbols;
        this.names = names;
    }

    /** @param name of the protocol */
    void append(Utf8Buffer out, Utf8Buffer name, SocketEnds ends) {
        JsonStrings.append(out.append(NAME), name.array(), 0, name.length());
        numbers(out, ends);
        switch (ends.family()) {
            case SocketEnds.INET, SocketEnds.INET6 -> internet(out, ends);
            case SocketEnds.UNIX -> unix(out, ends);
            case SocketEnds.NETLINK -> netlink(out, ends);
            default -> {}
        }
        out.append('}');
    }

    private void numbers(Utf8Buffer out, SocketEnds ends) {
        out.append(FAMILY).appendDecimal(ends.family());
        symbols.append(out, FAMILY_SYMBOL, ends.family(), names.family());
        out.append(TYPE).appendDecimal(ends.type());
        symbols.append(out, TYPE_SYMBOL, ends.type(), names.type());
        out.append(PROTOCOL).appendDecimal(ends.protocol());
        if (ends.family() == SocketEnds.NETLINK) {
            symbols.append(out, PROTOCOL_SYMBOL, ends.protocol(), names.netlink());
        }
    }

    private static void netlink(Utf8Buffer out, SocketEnds ends) {
        out.append(LOCAL).append(PORT_ID).appendUnsigned(ends.localPort()).append('}');
        out.append(REMOTE).append(PORT_ID).appendUnsigned(ends.remotePort()).append('}');
    }

    private static void internet(Utf8Buffer out, SocketEnds ends) {
        if (ends.isBound()) {
            end(out.append(LOCAL), ends, ends.localAt(), ends.localLength(), ends.localPort());
        }
        if (ends.isConnected()) {
            end(out.append(REMOTE), ends, ends.remoteAt(), ends.remoteLength(), ends.remotePort());
        }
    }

    private static void end(Utf8Buffer out, SocketEnds ends, int at, int length, long port) {
        out.append(ADDRESS);
        if (length == 4 || length == 16) {
            InternetAddress.append(out, ends.bytes(), at, length);
        }
        out.append(PORT).appendUnsigned(port).append('}');
    }

    private static void unix(Utf8Buffer out, SocketEnds ends) {
        if (ends.localLength() > 0) {
            name(out.append(LOCAL), ends, ends.localAt(), ends.localLength());
            out.append('}');
        }
        if (ends.peer() != 0 || ends.remoteLength() > 0) {
            peer(out.append(REMOTE), ends);
            out.append('}');
        }
    }

    /** Before it is accepted, the other end has no inode. */
    private static void peer(Utf8Buffer out, SocketEnds ends) {
        if (ends.peer() != 0) {
            out.append(INODE).appendUnsigned(ends.peer());
        }
        if (ends.peer() != 0 && ends.remoteLength() > 0) {
            out.append(',');
        }
        if (ends.remoteLength() > 0) {
            name(out, ends, ends.remoteAt(), ends.remoteLength());
        }
    }

    /** A path up to its NUL, or an abstract name, which begins with one. */
    private static void name(Utf8Buffer out, SocketEnds ends, int at, int length) {
        boolean isAbstract = ends.isAbstract(at);
        int start = isAbstract ? at + 1 : at;
        int end = ends.nameEnd(at, length);
        out.append(isAbstract ? ABSTRACT : PATH);
        if (!JsonStrings.append(out, ends.bytes(), start, end - start)) {
            out.append(ESCAPED);
        }
    }
}
