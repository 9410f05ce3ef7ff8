// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Something that holds whatever the values are: it is tried with many, others in each run. A failure tells the seed with
 * which {@code -Detrace.seed=N} makes the try that failed the first one.
 */
public interface Property {
    /** @throws AssertionError when it does not hold */
    void check(Any any) throws Exception;

    /** Tries it a thousand times. */
    static void holds(Property property) {
        holds(1000, property);
    }

    static void holds(int tries, Property property) {
        String wish = System.getProperty("etrace.seed", "random");
        long first = wish.equals("random") ? ThreadLocalRandom.current().nextLong() : Long.parseLong(wish);
        for (long seed = first; seed - first < tries; seed++) {
            tryOnce(property, seed);
        }
    }

    private static void tryOnce(Property property, long seed) {
        try {
            property.check(new Any(seed));
        } catch (Throwable e) {
            throw new AssertionError("it does not hold; -Detrace.seed=" + seed + " repeats this: " + e.getMessage(), e);
        }
    }
}
