// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static io.etrace.text.Ascii.ascii;

import io.etrace.text.Utf8Buffer;
import java.util.List;
import java.util.OptionalLong;

/**
 * The request numbers of ioctl. Where only the device tells which request is meant, all names are written:
 * {@code VFIO_DEVICE_PCI_HOT_RESET or VFIO_IOMMU_MAP_DMA}. An unknown number is taken apart as
 * {@code _IOC(_IOC_READ|_IOC_WRITE, 'T', 0x1, 0x4)} (include/uapi/asm-generic/ioctl.h):
 *
 * <pre>
 *  31 30 29          16 15           8 7            0
 * +-----+--------------+--------------+--------------+
 * | dir |     size     |     type     |    number    |
 * +-----+--------------+--------------+--------------+
 * </pre>
 */
final class IoctlSet implements ConstantSet {
    private static final byte[] OR = ascii(" or ");
    private static final byte[] OPEN = ascii("_IOC(");
    private static final byte[] SEPARATOR = ascii(", ");
    private static final byte[][] DIRECTIONS = {
        ascii("_IOC_NONE"), ascii("_IOC_WRITE"), ascii("_IOC_READ"), ascii("_IOC_READ|_IOC_WRITE")
    };
    private static final int TYPE_SHIFT = 8;
    private static final int SIZE_SHIFT = 16;
    private static final int SIZE_MASK = 0x3fff;
    private static final int DIRECTION_SHIFT = 30;

    private final String name;
    private final Members members;
    private final ValueIndex index;

    IoctlSet(String name, Members members) {
        this.name = name;
        this.members = members;
        index = new ValueIndex(members);
    }

    @Override
    public String name() {
        return name;
    }

    /** The kernel takes the request as an unsigned int, whatever the register holds above it. */
    @Override
    public void write(Utf8Buffer out, long value, int width) {
        int position = index.find(value, Integer.BYTES);
        if (position < 0) {
            writeParts(out, (int) value);
            return;
        }
        members.writeName(out, index.member(position));
        while (index.hasAlternative(position)) {
            position++;
            members.writeName(out.append(OR), index.member(position));
        }
    }

    private static void writeParts(Utf8Buffer out, int request) {
        out.append(OPEN).append(DIRECTIONS[request >>> DIRECTION_SHIFT]).append(SEPARATOR);
        writeType(out, request >> TYPE_SHIFT & 0xff);
        out.append(SEPARATOR).appendHex(request & 0xff);
        out.append(SEPARATOR).appendHex(request >> SIZE_SHIFT & SIZE_MASK).append(')');
    }

    private static void writeType(Utf8Buffer out, int type) {
        if (type > ' ' && type < 0x7f && type != '\'' && type != '\\') {
            out.append('\'').append((byte) type).append('\'');
        } else {
            out.appendHex(type);
        }
    }

    @Override
    public OptionalLong valueOf(String constant) {
        return members.valueOf(constant);
    }

    @Override
    public List<String> names() {
        return members.names();
    }
}
