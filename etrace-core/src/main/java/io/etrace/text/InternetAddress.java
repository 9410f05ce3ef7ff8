// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

/** Writes addresses that are in network byte order. */
public final class InternetAddress {
    private static final int GROUPS = 8;
    private static final int MAPPED = 0xffff;

    private InternetAddress() {}

    /** Appends an IPv4 address of 4 bytes, or an IPv6 address of 16 bytes as RFC 5952 wants it. */
    public static void append(Utf8Buffer out, byte[] bytes, int at, int size) {
        if (size == 4) {
            appendV4(out, bytes, at);
        } else {
            appendV6(out, bytes, at);
        }
    }

    private static void appendV4(Utf8Buffer out, byte[] bytes, int at) {
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                out.append('.');
            }
            out.appendDecimal(bytes[at + i] & 0xff);
        }
    }

    private static void appendV6(Utf8Buffer out, byte[] bytes, int at) {
        if (isMapped(bytes, at)) {
            out.append(':').append(':').appendHexDigits(MAPPED).append(':');
            appendV4(out, bytes, at + 12);
            return;
        }
        int gap = longestGap(bytes, at);
        int gapEnd = gap + gapLength(bytes, at, gap);
        for (int i = 0; i < GROUPS; i++) {
            if (i == gap) {
                out.append(':').append(':');
                i = gapEnd - 1;
                continue;
            }
            if (i > 0 && i != gapEnd) {
                out.append(':');
            }
            out.appendHexDigits(group(bytes, at, i));
        }
    }

    /** ::ffff:0:0/96, IPv4 in IPv6. */
    private static boolean isMapped(byte[] bytes, int at) {
        for (int i = 0; i < 5; i++) {
            if (group(bytes, at, i) != 0) {
                return false;
            }
        }
        return group(bytes, at, 5) == MAPPED;
    }

    private static int group(byte[] bytes, int at, int index) {
        return (bytes[at + 2 * index] & 0xff) << Byte.SIZE | bytes[at + 2 * index + 1] & 0xff;
    }

    /** The first of the longest runs of at least two zero groups, {@link #GROUPS} when there is none. */
    private static int longestGap(byte[] bytes, int at) {
        int gap = GROUPS;
        int longest = 1;
        for (int i = 0; i < GROUPS; i++) {
            int length = gapLength(bytes, at, i);
            if (length > longest) {
                gap = i;
                longest = length;
            }
        }
        return gap;
    }

    private static int gapLength(byte[] bytes, int at, int start) {
        int end = start;
        while (end < GROUPS && group(bytes, at, end) == 0) {
            end++;
        }
        return end - start;
    }
}
