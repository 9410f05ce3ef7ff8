// SPDX-License-Identifier: Apache-2.0
package io.etrace.replay;

import io.etrace.capture.ClockReading;
import io.etrace.stats.Statistics;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a capture holds, read from the headers of its blocks.
 *
 * @param blocks of records
 * @param records of all types
 * @param storedBytes of the blocks in the file
 * @param recordBytes of the blocks once uncompressed
 * @param cpus that made records
 * @param lost records that are missing between and inside the blocks
 * @param firstTime the earliest record, CLOCK_MONOTONIC nanoseconds; empty when there is none
 * @param lastTime the latest
 * @param processes that made records; empty when the capture has no index that tells
 * @param end the clocks when it ended; empty when it has no end
 * @param statistics as the tracer counted; empty when it has no end
 * @param damage what is wrong with it; empty when nothing is
 */
public record CaptureSummary(
        long blocks,
        long records,
        long storedBytes,
        long recordBytes,
        int cpus,
        long lost,
        OptionalLong firstTime,
        OptionalLong lastTime,
        OptionalInt processes,
        Optional<ClockReading> end,
        Optional<Statistics> statistics,
        String damage) {}
