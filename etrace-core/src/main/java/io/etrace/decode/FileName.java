// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import static io.etrace.text.Ascii.ascii;

import io.etrace.text.Utf8Buffer;

/**
 * Names of files that have no path: those of readlink(2) on {@code /proc/PID/fd/N}, without {@code (deleted)}. Not
 * escaped.
 */
public final class FileName {
    private static final int PIPEFS = 0x50495045; // linux/magic.h
    private static final int SOCKFS = 0x534f434b;
    private static final int ANON_INODE_FS = 0x09041934;
    private static final int NSFS = 0x6e736673;
    private static final int PIDFS = 0x50494446;
    private static final int DMA_BUF = 0x444d4142;

    private static final byte[] PIPE = ascii("pipe:[");
    private static final byte[] SOCKET = ascii("socket:[");
    private static final byte[] ANON_INODE = ascii("anon_inode:");
    private static final byte[] INODE = ascii(":[");
    private static final byte[] PIDFD = ascii("anon_inode:[pidfd]");
    private static final byte[] DMA_BUFFER = ascii("/dmabuf:");

    private FileName() {}

    /** Appends the name of a file of the kind {@link OpenFile#NAMED}. */
    public static void append(OpenFile file, Utf8Buffer raw) {
        switch (file.magic()) {
            case PIPEFS -> raw.append(PIPE).appendUnsigned(file.inode()).append(']');
            case SOCKFS -> raw.append(SOCKET).appendUnsigned(file.inode()).append(']');
            case PIDFS -> raw.append(PIDFD);
            case DMA_BUF -> raw.append(DMA_BUFFER);
            case ANON_INODE_FS -> file.appendName(raw.append(ANON_INODE));
            case NSFS -> {
                file.appendName(raw);
                raw.append(INODE).appendUnsigned(file.inode()).append(']');
            }
            default -> file.appendName(raw.append('/'));
        }
    }

    /** Whether it is none of those that are made without a name: memory of memfd_create, or shared between processes. */
    static boolean isOfMemory(OpenFile file) {
        return switch (file.magic()) {
            case PIPEFS, SOCKFS, PIDFS, DMA_BUF, ANON_INODE_FS, NSFS -> false;
            default -> true;
        };
    }
}
