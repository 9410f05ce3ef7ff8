// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.text.Utf8Buffer;

/** The names of nla_type: its two flags, then that of the set (linux/netlink.h). */
record AttributeNames(ConstantNames types) implements ConstantNames {
    private static final int NESTED = 0x8000;
    private static final int NET_BYTEORDER = 0x4000;
    private static final byte[] NESTED_NAME = Label.ascii("NLA_F_NESTED|");
    private static final byte[] NET_BYTEORDER_NAME = Label.ascii("NLA_F_NET_BYTEORDER|");

    @Override
    public boolean write(long value, Utf8Buffer out) {
        int start = out.length();
        if ((value & NESTED) != 0) {
            out.append(NESTED_NAME);
        }
        if ((value & NET_BYTEORDER) != 0) {
            out.append(NET_BYTEORDER_NAME);
        }
        boolean flagged = out.length() > start;
        long type = value & ~(NESTED | NET_BYTEORDER);
        if (types.write(type, out)) {
            return true;
        }
        if (flagged) {
            out.appendUnsigned(type);
        }
        return flagged;
    }
}
