// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.Arrays;

/** The middle of a few figures. */
final class Medians {
    private Medians() {}

    /** Of an even number of figures the mean of the two in the middle; NaN of none, and when one is NaN. */
    static double of(double... values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(Double::isNaN)) {
            return Double.NaN;
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
