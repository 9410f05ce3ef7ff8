// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What somebody may have meant by a name that does not exist. */
public final class Nearest {
    private static final int AT_MOST = 3;

    private Nearest() {}

    /** {@code " (did you mean a or b?)"}, or nothing when no candidate is near. */
    public static String hint(String name, Collection<String> candidates) {
        List<String> near = find(name, candidates);
        return near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)";
    }

    /** The nearest candidates, at most three, all at the same distance. */
    static List<String> find(String name, Collection<String> candidates) {
        int best = Math.max(1, name.length() / 3);
        List<String> near = new ArrayList<>();
        for (String candidate : candidates) {
            int distance = distance(name, candidate);
            if (distance < best) {
                near.clear();
                best = distance;
            }
            if (distance == best) {
                near.add(candidate);
            }
        }
        return near.subList(0, Math.min(AT_MOST, near.size()));
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replace, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
