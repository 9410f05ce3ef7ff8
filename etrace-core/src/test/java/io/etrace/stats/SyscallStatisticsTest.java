// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.etrace.record.DurationBuckets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the counters tell of durations: they know the number in each bucket, the sum and the longest. */
class SyscallStatisticsTest {
    private static final long SEED = 20_261_130;

    private static SyscallStatistics of(long... durations) {
        long[] buckets = new long[DurationBuckets.COUNT];
        Arrays.stream(durations).forEach(duration -> buckets[DurationBuckets.of(duration)]++);
        return new SyscallStatistics(
                "SysRead",
                durations.length,
                0,
                durations.length,
                0,
                0,
                Arrays.stream(durations).sum(),
                Arrays.stream(durations).max().orElse(0),
                buckets);
    }

    @Test
    void equalDurationsAreExact() {
        for (long duration : new long[] {0, 1, 7, 8, 143, 1000, 8191, 8192, 1_000_000, 987_654_321}) {
            long[] all = new long[100];
            Arrays.fill(all, duration);
            for (double percent : new double[] {1, 50, 99, 100}) {
                assertThat(of(all).percentile(percent)).as(percent + "%").isEqualTo(duration);
            }
        }
    }

    @Test
    void nearlyEqualDurationsAreAsNear() {
        Random random = new Random(SEED);
        long[] naps = random.longs(1000, 1_000_050_000, 1_001_000_000).toArray();
        assertThat((double) of(naps).percentile(50)).isCloseTo(1_000_500_000, within(500_000.0));
        assertThat((double) of(naps).percentile(99)).isCloseTo(1_000_990_000, within(500_000.0));
    }

    @Test
    void othersAreWithinTheirBucket() {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < 1000; i++) {
            long[] durations = random.longs(1 + random.nextInt(200), 0, 1L << random.nextInt(1, 45))
                    .sorted()
                    .toArray();
            SyscallStatistics statistics = of(durations);
            for (int percent : new int[] {1, 50, 90, 99, 100}) {
                long truth = durations[Math.max(1, (int) Math.ceil(durations.length * percent / 100.0)) - 1];
                assertThat(DurationBuckets.of(statistics.percentile(percent)))
                        .as(percent + "% of " + Arrays.toString(durations))
                        .isEqualTo(DurationBuckets.of(truth));
            }
            assertThat(statistics.percentile(100)).isEqualTo(durations[durations.length - 1]);
        }
    }

    @Test
    void withoutACallThereIsNone() {
        assertThat(of().percentile(50)).isZero();
    }
}
