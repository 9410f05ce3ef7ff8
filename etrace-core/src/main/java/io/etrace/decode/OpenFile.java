// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.text.Utf8Buffer;

/**
 * The file that a descriptor referred to during the call, as the programs found it in the kernel: struct file_head and
 * what
 * follows it in a chunk. Positions are those in the {@link RecordBytes}.
 *
 * <pre>
 *  0  inode (u64)               16  magic of the file system   26  kind       32  names, or the name of the
 *  8  device of the file system 20  pid of a pidfd             27  flags          protocol; each with a NUL
 * 12  device of a device node   24  mode                       28  socket at
 * </pre>
 */
public final class OpenFile {
    /** A file with a path. */
    public static final int PATH = 0;
    /** A file whose file system gives it a name of its own: a pipe, an anonymous inode, a namespace. */
    public static final int NAMED = 1;
    /** A socket whose ends are known. */
    public static final int SOCKET = 2;

    static final int HEAD = 32;
    private static final int DELETED = 1;
    private static final int UNREACHABLE = 2;
    private static final int MINOR_BITS = 20;

    private final RecordBytes window;
    private final SocketEnds socket;
    private int at;
    private int length;
    private boolean truncated;
    private boolean late;

    OpenFile(RecordBytes window) {
        this.window = window;
        this.socket = new SocketEnds(window);
    }

    /** Of {@code newLength} bytes, at least {@link #HEAD}. */
    OpenFile wrap(int position, int newLength, boolean isTruncated, boolean isLate) {
        at = position;
        length = newLength;
        truncated = isTruncated;
        late = isLate;
        return this;
    }

    /** {@link #PATH}, {@link #NAMED} or {@link #SOCKET}. */
    public int kind() {
        int kind = (int) window.unsigned(at + 26, 1);
        return kind == SOCKET && !socket.isWithin(length, socketAt()) ? NAMED : kind;
    }

    public long inode() {
        return window.unsigned(at, 8);
    }

    /** Major number of the device that the file system is on. */
    public int major() {
        return (int) window.unsigned(at + 8, 4) >>> MINOR_BITS;
    }

    public int minor() {
        return (int) window.unsigned(at + 8, 4) & (1 << MINOR_BITS) - 1;
    }

    /** Major number of the device of a device node. */
    public int specialMajor() {
        return (int) window.unsigned(at + 12, 4) >>> MINOR_BITS;
    }

    public int specialMinor() {
        return (int) window.unsigned(at + 12, 4) & (1 << MINOR_BITS) - 1;
    }

    /** The number of the file system's type, of linux/magic.h. */
    public int magic() {
        return (int) window.unsigned(at + 16, 4);
    }

    /** The process that a pidfd refers to, in the initial PID namespace; 0 when it is no pidfd. */
    public long pid() {
        return window.unsigned(at + 20, 4);
    }

    /** The type of the file, {@code st_mode & S_IFMT} of stat(2): 0 for an anonymous inode. */
    public int type() {
        return (int) window.unsigned(at + 24, 2) & 0xf000;
    }

    /** Without a name in any directory, as memory is that memfd_create made. */
    public boolean isDeleted() {
        return (window.unsigned(at + 27, 1) & DELETED) != 0 || kind() == NAMED && FileName.isOfMemory(this);
    }

    /** Not below the root directory of the task, so that the path starts at another root. */
    public boolean isUnreachable() {
        return (window.unsigned(at + 27, 1) & UNREACHABLE) != 0;
    }

    /** The outermost names of the path, or the end of the address, did not fit. */
    public boolean isTruncated() {
        return truncated;
    }

    /** Found when the call returned, since its entry was not seen. */
    public boolean isLate() {
        return late;
    }

    private int socketAt() {
        return (int) window.unsigned(at + 28, 4);
    }

    /** The ends of a {@link #SOCKET}; valid as long as this is. */
    public SocketEnds socket() {
        return socket.wrap(at + socketAt(), at + length);
    }

    /** Appends the first name: that of the file system's, or of the protocol. */
    public void appendName(Utf8Buffer raw) {
        int end = at + HEAD;
        while (end < at + length && window.bytes()[end] != 0) {
            end++;
        }
        raw.append(window.bytes(), at + HEAD, end - at - HEAD);
    }

    /** Appends the path, {@code ...} in place of the names that did not fit. */
    public void appendPath(Utf8Buffer raw) {
        byte[] bytes = window.bytes();
        int start = at + HEAD;
        int end = at + length;
        if (truncated) {
            raw.append('.').append('.').append('.');
        } else if (start == end) {
            raw.append('/');
        }
        while (end > start) {
            int nameEnd = bytes[end - 1] == 0 ? end - 1 : end;
            int name = nameEnd;
            while (name > start && bytes[name - 1] != 0) {
                name--;
            }
            raw.append('/').append(bytes, name, nameEnd - name);
            end = name;
        }
    }
}
