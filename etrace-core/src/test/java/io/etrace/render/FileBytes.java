// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

/** Puts together what the programs tell of descriptors: struct file_head of bpf/abi/record.h and what follows it. */
final class FileBytes {
    static final int DELETED = 1;
    static final int UNREACHABLE = 2;
    static final int PIPEFS = 0x50495045;
    static final int SOCKFS = 0x534f434b;
    static final int ANON_INODE_FS = 0x09041934;
    static final int NSFS = 0x6e736673;
    static final int PIDFS = 0x50494446;
    static final int TMPFS = 0x01021994;

    private static final long DEVICE = 254L << 20 | 3;
    private static final long SPECIAL_DEVICE = 1L << 20 | 5;
    private static final int HEAD = 32;

    private FileBytes() {}

    private static Bytes head(int magic, int pid, int mode, int kind, int flags, int socketAt) {
        return new Bytes()
                .u64(1234)
                .u32(DEVICE, SPECIAL_DEVICE, magic, pid)
                .u16(mode)
                .u8(kind, flags)
                .u32(socketAt);
    }

    /** @param names from the innermost outwards */
    static byte[] path(int mode, int flags, String... names) {
        Bytes file = head(0xef53, 0, mode, 0, flags, 0);
        for (String name : names) {
            file.string(name).u8(0);
        }
        return file.done();
    }

    static byte[] regular(String... names) {
        return path(0100644, 0, names);
    }

    static byte[] named(int magic, int pid, String name) {
        return head(magic, pid, 0600, 1, 0, 0).string(name).u8(0).done();
    }

    /** A socket with the ports 5000 and 80. */
    static byte[] socket(String protocol, int family, int type, byte[] local, byte[] remote, long peer) {
        int socketAt = HEAD + (protocol.length() + 1 + 7 & ~7);
        Bytes file = head(SOCKFS, 0, 0140777, 2, 0, socketAt);
        file.string(protocol).fill(socketAt);
        file.u16(family, type, 0).u8(1, 0);
        file.u32(5000, 80, local.length, remote.length).u64(peer);
        return file.raw(local).raw(remote).done();
    }
}
