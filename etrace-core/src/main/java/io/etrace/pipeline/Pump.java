// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import java.io.IOException;

/** Hands records to sinks, one by one. */
@FunctionalInterface
public interface Pump {
    /** Hands out the next record; false when there is none, of which the sinks are told. */
    boolean step() throws IOException;

    /** Hands out all there is. */
    default void run() throws IOException {
        boolean more = true;
        while (more) {
            more = step();
        }
    }
}
