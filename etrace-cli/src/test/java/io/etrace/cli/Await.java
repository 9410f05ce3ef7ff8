// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do, however busy the machine is. */
final class Await {
    /** Longer than anything here takes. */
    static final int MOST_SECONDS = 120;

    private static final int PAUSE_MILLIS = 20;

    private Await() {}

    /** Something that becomes true. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** @param what names the condition, after "no", when it does not become true */
    static void that(String what, Condition condition) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("no " + what + " within " + MOST_SECONDS + " s");
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
