// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the names that a user may have meant. */
final class SimilarNames {
    private static final int MOST = 3;
    private static final int FARTHEST = 3;

    private SimilarNames() {}

    static String suggest(String name, Collection<String> known) {
        List<String> near = known.stream()
                .filter(candidate -> !candidate.startsWith("Sys") || name.startsWith("Sys"))
                .filter(candidate -> distance(name, candidate) <= FARTHEST || candidate.contains(name))
                .sorted(Comparator.comparingInt((String candidate) -> distance(name, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
        return near.isEmpty()
                ? "the names are those of /sys/kernel/tracing/events/syscalls"
                : "did you mean " + String.join(", ", near) + "?";
    }

    /** Levenshtein's: how many characters to change, add or take away. */
    static int distance(String a, String b) {
        int[] costs = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            costs[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = costs[0];
            costs[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = costs[j];
                costs[j] = Math.min(change, 1 + Math.min(costs[j], costs[j - 1]));
            }
        }
        return costs[b.length()];
    }
}
