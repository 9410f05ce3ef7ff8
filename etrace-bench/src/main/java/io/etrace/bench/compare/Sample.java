// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a workload says of itself.
 *
 * @param iterations that it did
 * @param calls system calls of all iterations; 0: unknown
 * @param nanoseconds of wall-clock time
 * @param median nanoseconds of an iteration in the median batch; 0 when several threads did the work
 * @param cpuMicroseconds of it and its children
 */
record Sample(long iterations, long calls, long nanoseconds, double median, long cpuMicroseconds) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    static Sample read(Path file) {
        return MAPPER.readValue(file.toFile(), Sample.class);
    }

    double mean() {
        return (double) nanoseconds / iterations;
    }

    /** Nanoseconds of an iteration that nobody interrupted. */
    double typical() {
        return median > 0 ? median : mean();
    }
}
