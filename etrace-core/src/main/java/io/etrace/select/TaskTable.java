// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.context.IntTable;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Values by the number of a task or process. Of all numbers that a capture may name no more than a share of the memory is
 * taken: then those are forgotten that were put in longest ago. Looking up allocates nothing.
 */
final class TaskTable<V> {
    /** Of the memory of the JVM (16 MiB of the usual 512). */
    private static final int SHARE = 32;

    /** What a number takes at most: its places in the table and in the order, and the value. */
    private static final int BYTES = 160;

    private final IntTable<V> values = new IntTable<>();
    /** The one that was put in last at the end. */
    private final SequencedSet<Integer> order = new LinkedHashSet<>();

    private final long most;

    TaskTable() {
        this(Runtime.getRuntime().maxMemory() / SHARE / BYTES);
    }

    /** @param most numbers that are kept */
    TaskTable(long most) {
        this.most = most;
    }

    @Nullable
    V get(int number) {
        return values.get(number);
    }

    void put(int number, V value) {
        values.put(number, value);
        order.addLast(number);
        if (order.size() > most) {
            values.remove(order.removeFirst());
        }
    }

    void remove(int number) {
        values.remove(number);
        order.remove(number);
    }
}
