// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.constants.ConstantSets;

/** The names of the numbers that sockets have. */
public final class SocketNames {
    private final ConstantNames family;
    private final ConstantNames type;
    private final ConstantNames netlink;

    public SocketNames(ConstantSets constants) {
        ConstantNameTable table = new ConstantNameTable(constants);
        family = table.set("socket_family", Short.BYTES);
        type = table.set("socket_type", Short.BYTES);
        netlink = table.set("netlink_protocol", Short.BYTES);
    }

    /** AF_INET. */
    public ConstantNames family() {
        return family;
    }

    /** SOCK_STREAM. */
    public ConstantNames type() {
        return type;
    }

    /** NETLINK_ROUTE. */
    public ConstantNames netlink() {
        return netlink;
    }
}
