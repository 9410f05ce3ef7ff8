// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Tries whether something holds whatever the values are, with many of them, others in each run. A failure tells the seed
 * with which {@code -Detrace.seed=N} makes the try that failed the first one.
 */
public final class Property {
    private static final int TRIES = 1000;

    private Property() {}

    /** What should hold. */
    public interface Claim {
        /** @throws AssertionError when it does not hold */
        void check(Any any) throws Exception;
    }

    public static void holds(Claim claim) {
        holds(TRIES, claim);
    }

    public static void holds(int tries, Claim claim) {
        String wish = System.getProperty("etrace.seed", "random");
        long seed = wish.equals("random") ? ThreadLocalRandom.current().nextLong() : Long.parseLong(wish);
        holds(tries, seed, claim);
    }

    /** @param first seed; each try has the next one */
    static void holds(int tries, long first, Claim claim) {
        for (long seed = first; seed - first < tries; seed++) {
            try {
                claim.check(new Any(seed));
            } catch (Throwable e) {
                throw new AssertionError("-Detrace.seed=" + seed + " repeats this failure: " + e.getMessage(), e);
            }
        }
    }
}
