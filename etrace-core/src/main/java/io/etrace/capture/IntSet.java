// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.util.Arrays;

/** A set of ints, 0 excepted, of limited size, that allocates only to grow. */
final class IntSet {
    private final int most;
    private int[] table = new int[64];
    private int size;
    private int last;

    /** @param most that it takes; it is full with one more, and takes no other */
    IntSet(int most) {
        this.most = most;
    }

    void add(int value) {
        if (value != last && value != 0 && !isFull()) {
            last = value;
            insert(value);
        }
    }

    /** Whether values may be missing. */
    boolean isFull() {
        return size > most;
    }

    private void insert(int value) {
        int at = value * 0x9e3779b9 >>> 8 & table.length - 1;
        while (table[at] != 0) {
            if (table[at] == value) {
                return;
            }
            at = at + 1 & table.length - 1;
        }
        table[at] = value;
        if (2 * ++size > table.length) {
            grow();
        }
    }

    private void grow() {
        int[] values = sorted();
        table = new int[2 * table.length];
        size = 0;
        for (int value : values) {
            insert(value);
        }
    }

    int[] sorted() {
        return Arrays.stream(table).filter(value -> value != 0).sorted().toArray();
    }

    void clear() {
        if (size > 0) {
            Arrays.fill(table, 0);
        }
        size = 0;
        last = 0;
    }
}
