// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import org.jspecify.annotations.Nullable;

/** Values by an int, in a hash table with linear probing that allocates only to grow. */
public final class IntTable<V> {
    private int[] keys = new int[64];
    private @Nullable Object[] values = new Object[64];
    private int size;

    public int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    public @Nullable V get(int key) {
        return (V) values[slot(key)];
    }

    /** The slot that holds a key, or the empty one where it would go. */
    private int slot(int key) {
        int slot = home(key);
        while (values[slot] != null && keys[slot] != key) {
            slot = slot + 1 & keys.length - 1;
        }
        return slot;
    }

    private int home(int key) {
        int hash = key * 0x9e3779b9;
        return (hash ^ hash >>> 16) & keys.length - 1;
    }

    public void put(int key, V value) {
        int slot = slot(key);
        if (values[slot] == null) {
            size++;
        }
        keys[slot] = key;
        values[slot] = value;
        if (2 * size > keys.length) {
            grow();
        }
    }

    private void grow() {
        int[] oldKeys = keys;
        @Nullable Object[] oldValues = values;
        keys = new int[2 * oldKeys.length];
        values = new Object[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != null) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    /** Removes a key and closes the gap, so that what was put behind it is still found. */
    public void remove(int key) {
        int gap = slot(key);
        if (values[gap] == null) {
            return;
        }
        size--;
        values[gap] = null;
        for (int i = gap + 1 & keys.length - 1; values[i] != null; i = i + 1 & keys.length - 1) {
            Object value = values[i];
            values[i] = null;
            int slot = slot(keys[i]);
            keys[slot] = keys[i];
            values[slot] = value;
        }
    }
}
