// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.Arrays;

/**
 * A hash table from names to the types that have them. Names are compared where they lie in the string section; no String
 * is made for the thousands of types that nobody asks for.
 */
final class NameIndex {
    private final RawTypes raw;
    private final int[] ids;

    /** By hash: one more than the index in {@link #ids} of the first type in the chain; 0 for an empty chain. */
    private final int[] heads;

    /** By index in {@link #ids}: one more than the index of the next type in the chain, 0 for the last. */
    private final int[] next;

    NameIndex(RawTypes raw) {
        this.raw = raw;
        ids = raw.named();
        heads = new int[Integer.highestOneBit(ids.length + 1) << 1];
        next = new int[ids.length];
        for (int i = ids.length - 1; i >= 0; i--) {
            add(i);
        }
    }

    private void add(int i) {
        int slot = slot(raw.strings.hash(raw.nameOffset(ids[i])));
        next[i] = heads[slot];
        heads[slot] = i + 1;
    }

    /** The ids of the types of a name, ascending. */
    int[] find(byte[] name) {
        int[] found = new int[4];
        int count = 0;
        for (int i = heads[slot(StringTable.hash(name))]; i != 0; i = next[i - 1]) {
            int id = ids[i - 1];
            if (raw.strings.matches(raw.nameOffset(id), name)) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = id;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private int slot(int hash) {
        return (hash ^ hash >>> 16) & heads.length - 1;
    }
}
