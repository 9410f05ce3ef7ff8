// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do, however busy the machine is. */
public final class Await {
    /** Longer than anything here takes. */
    static final int MOST_SECONDS = 120;

    private static final int PAUSE_MILLIS = 20;

    private Await() {}

    /** Something that becomes true. */
    public interface Condition {
        boolean holds() throws IOException;
    }

    /** @param what names the condition, after "no", when it does not become true */
    public static void that(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + what + " within " + MOST_SECONDS + " s");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
