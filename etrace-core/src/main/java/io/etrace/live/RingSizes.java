// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceOptions;

/** The size of the rings when no option gives it. */
final class RingSizes {
    private static final long LARGEST = 32L << 20;
    private static final long SMALLEST = 1L << 20;
    private static final long ALL_TOGETHER = 256L << 20;

    private RingSizes() {}

    /** Bytes per CPU: room for some hundred milliseconds of the fastest loop, less when there are many CPUs. */
    static long of(TraceOptions options, int cpus) {
        if (options.bufferSize() > 0) {
            return options.bufferSize();
        }
        long share = Long.highestOneBit(ALL_TOGETHER / cpus);
        return Math.clamp(share, SMALLEST, LARGEST);
    }
}
