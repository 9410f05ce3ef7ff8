// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The contexts that an output has introduced: a bit for each. */
final class KnownContexts {
    private final Map<Integer, BitSet> lanes = new HashMap<>();

    /** False when it is known already. */
    boolean add(int lane, int context) {
        BitSet known = lanes.computeIfAbsent(lane, unused -> new BitSet());
        boolean added = !known.get(context);
        known.set(context);
        return added;
    }
}
