// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * The two ends of a socket: struct socket_head, then the bytes of both addresses.
 *
 * <pre>
 *  0  family (u16)     4  protocol (u16)     8  local port      16  bytes of the local address     24  inode of the peer
 *  2  type (u16)       6  state (u8)        12  remote port     20  bytes of the remote address    32  addresses
 * </pre>
 */
public final class SocketEnds {
    public static final int UNIX = 1;
    public static final int INET = 2;
    public static final int INET6 = 10;
    public static final int NETLINK = 16;

    static final int HEAD = 32;

    private final RecordBytes window;
    private int at;
    private int end;

    SocketEnds(RecordBytes window) {
        this.window = window;
    }

    boolean isWithin(int length, int offset) {
        return offset >= OpenFile.HEAD && offset <= length - HEAD;
    }

    SocketEnds wrap(int position, int newEnd) {
        at = position;
        end = newEnd;
        return this;
    }

    /** {@link #UNIX}, {@link #INET}, ... */
    public int family() {
        return (int) window.unsigned(at, 2);
    }

    /** SOCK_STREAM and its like, by number. */
    public int type() {
        return (int) window.unsigned(at + 2, 2);
    }

    /** The number within the family. */
    public int protocol() {
        return (int) window.unsigned(at + 4, 2);
    }

    /** TCP_ESTABLISHED and its like, by number. */
    public int state() {
        return (int) window.unsigned(at + 6, 1);
    }

    /** A port, or the port id of a netlink socket. */
    public long localPort() {
        return window.unsigned(at + 8, 4);
    }

    public long remotePort() {
        return window.unsigned(at + 12, 4);
    }

    /** Inode of the unix socket at the other end; 0 when there is none. */
    public long peer() {
        return window.unsigned(at + 24, 8);
    }

    /** Where the local address starts. */
    public int localAt() {
        return at + HEAD;
    }

    /** 4 or 16 bytes of an internet address, 0 to 108 of a unix socket's name. */
    public int localLength() {
        return Math.clamp(window.unsigned(at + 16, 4), 0, end - localAt());
    }

    public int remoteAt() {
        return localAt() + localLength();
    }

    public int remoteLength() {
        return Math.clamp(window.unsigned(at + 20, 4), 0, end - remoteAt());
    }

    /** The record's bytes, in which the addresses stand. */
    public byte[] bytes() {
        return window.bytes();
    }

    /** Whether a unix socket's name, which is not empty, is abstract: it then begins with a NUL. */
    public boolean isAbstract(int nameAt) {
        return window.bytes()[nameAt] == 0;
    }

    /** Where the name ends: an abstract one where its bytes do, a path at its NUL. */
    public int nameEnd(int nameAt, int length) {
        int last = nameAt;
        while (last < nameAt + length && (isAbstract(nameAt) || window.bytes()[last] != 0)) {
            last++;
        }
        return last;
    }

    /** Whether an internet socket has an address: bound to one, or connected. */
    public boolean isBound() {
        return localPort() != 0 || !isZero(localAt(), localLength()) || isConnected();
    }

    public boolean isConnected() {
        return remotePort() != 0 || !isZero(remoteAt(), remoteLength());
    }

    private boolean isZero(int start, int length) {
        for (int i = start; i < start + length; i++) {
            if (window.bytes()[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
