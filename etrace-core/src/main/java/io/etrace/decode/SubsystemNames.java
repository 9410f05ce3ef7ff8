// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.text.Utf8Buffer;
import java.util.Map;

/** The names of nlmsg_type where its high byte is a subsystem: {@code NFNL_SUBSYS_NFTABLES<<8|NFT_MSG_NEWTABLE}. */
record SubsystemNames(ConstantNames whole, ConstantNames subsystems, Map<Integer, ConstantNames> types)
        implements ConstantNames {
    private static final byte[] SHIFT = Label.ascii("<<8|");

    @Override
    public boolean write(long value, Utf8Buffer out) {
        if (whole.write(value, out)) {
            return true;
        }
        int subsystem = (int) (value >>> Byte.SIZE);
        if (subsystem == 0 || !subsystems.write(subsystem, out)) {
            return false;
        }
        out.append(SHIFT);
        if (!types.getOrDefault(subsystem, ConstantNames.NONE).write(value & 0xff, out)) {
            out.appendUnsigned(value & 0xff);
        }
        return true;
    }
}
