// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import java.util.HexFormat;

/**
 * What random_calls noted of one piece of memory; its file log.h says how.
 *
 * @param state n, x, m, s, c or l
 * @param full the bytes that the kernel uses, unsigned; the strings of a list
 * @param readable how many of them can be read; 1 of a list that ends
 * @param bytes the first of them
 */
record LoggedMemory(char state, long full, long readable, byte[] bytes) {
    /** What etrace captures at least of a text or a buffer: the default of --string-limit. */
    static final int LIMIT = 1024;

    private static final long ENDLESS = -1;

    /** @param words PLACE STATE FULL READABLE BYTES, of which the last three may be missing */
    static LoggedMemory parse(String[] words) {
        return new LoggedMemory(
                words[1].charAt(0),
                words.length > 2 ? Long.parseUnsignedLong(words[2]) : 0,
                words.length > 3 ? Long.parseLong(words[3]) : 0,
                words.length > 4 ? HexFormat.of().parseHex(words[4]) : new byte[0]);
    }

    boolean isList() {
        return state == 'l';
    }

    /** Whether it is a text whose NUL lies beyond what can be read. */
    boolean isEndless() {
        return state == 's' && full == ENDLESS;
    }

    /** Whether etrace cannot have read it. */
    boolean isUnreadable() {
        return switch (state) {
            case 'l' -> readable == 0;
            case 's' -> readable == 0 || isEndless() && readable <= LIMIT;
            case 'm' -> Long.compareUnsigned(readable, full) < 0 && readable < LIMIT;
            default -> false;
        };
    }

    /** Whether etrace can have read its beginning. */
    boolean isPartlyReadable() {
        return !isList() && readable > 0;
    }

    /** Whether all of it can be read, so that etrace must have done so. */
    boolean isReadable() {
        return state == 's' ? readable > 0 && !isEndless() : Long.compareUnsigned(full, readable) <= 0;
    }
}
