// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Names threads by where they come from, which is the same in every run: 0.1.0 is the first child of the second child of 0. */
public final class ThreadTree {
    private ThreadTree() {}

    /**
     * @param calls of each thread, by its id
     * @param child the id of the thread that a call made; 0 when it made none
     */
    public static <C> Map<String, List<C>> of(Map<Integer, List<C>> calls, int root, Function<C, Integer> child) {
        Map<String, List<C>> named = new TreeMap<>();
        put(named, "0", root, calls, child);
        return named;
    }

    private static <C> void put(
            Map<String, List<C>> named, String name, int tid, Map<Integer, List<C>> calls, Function<C, Integer> child) {
        List<C> own = calls.getOrDefault(tid, List.of());
        named.put(name, own);
        int children = 0;
        for (C call : own) {
            if (child.apply(call) > 0) {
                put(named, name + "." + children++, child.apply(call), calls, child);
            }
        }
    }
}
