// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import io.etrace.constants.ConstantSets;

/** The names of the numbers that sockets have. */
public final class SocketNames {
    private final Symbols family;
    private final Symbols type;
    private final Symbols netlink;

    public SocketNames(ConstantSets constants) {
        SymbolTable table = new SymbolTable(constants);
        family = table.set("socket_family", Short.BYTES);
        type = table.set("socket_type", Short.BYTES);
        netlink = table.set("netlink_protocol", Short.BYTES);
    }

    /** AF_INET. */
    public Symbols family() {
        return family;
    }

    /** SOCK_STREAM. */
    public Symbols type() {
        return type;
    }

    /** NETLINK_ROUTE. */
    public Symbols netlink() {
        return netlink;
    }
}
