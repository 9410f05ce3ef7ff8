// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import java.util.List;
import java.util.function.Supplier;

/** Reads counters piece by piece: each time what was counted since the time before. One thread at a time asks. */
public final class StatisticsDeltas implements Supplier<byte[]> {
    private final Supplier<Statistics> counters;
    private Statistics last = new Statistics(List.of(), 0, 0, LossReasons.NONE, 0);

    public StatisticsDeltas(Supplier<Statistics> counters) {
        this.counters = counters;
    }

    @Override
    public byte[] get() {
        Statistics now = counters.get();
        Statistics piece = StatisticsDifference.between(last, now);
        last = now;
        return StatisticsCodec.encode(piece);
    }
}
