// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Workload OPENAT = Comparison.named(Workload.ALL, Workload::name, "openat");

    private final List<Measurement> measurements = new ArrayList<>();

    /** @param times nanoseconds of an iteration of three calls, by round */
    private void runs(String tracer, double... times) {
        for (int round = 0; round < times.length; round++) {
            Sample sample = new Sample(1000, 3000, 9_000_000, times[round], 2000);
            Usage usage = new Usage(0.003, 0.002, 0.1, 2048);
            measurements.add(new Measurement(
                    round,
                    OPENAT,
                    Comparison.named(Tracer.ALL, Tracer::name, tracer),
                    sample,
                    new EventCount.Counts(2700, 300),
                    usage,
                    27_000));
        }
    }

    private Summary.Row row(String tracer) {
        Summary summary = new Summary(measurements, Map.of(tracer, 0.001));
        return summary.rows(OPENAT).stream()
                .filter(row -> row.tracer().name().equals(tracer))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addsAreTakenRoundByRoundAndPerCall() {
        runs("untraced", 300, 600, 900);
        runs("empty", 360, 660, 960);
        runs("etrace-raw", 600, 1200, 1200);
        Summary.Row row = row("etrace-raw");
        assertThat(row.time()).isEqualTo(400);
        assertThat(row.added()).isEqualTo(100);
        assertThat(row.least()).isEqualTo(100);
        assertThat(row.most()).isEqualTo(200);
        assertThat(row.timesEmpty()).isEqualTo(5);
    }

    @Test
    void costsOfTheTracerArePerEvent() {
        runs("untraced", 300);
        runs("etrace-raw", 600);
        Summary.Row row = row("etrace-raw");
        assertThat(row.cpuPerEvent()).isCloseTo(2e6 / 3000, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(row.bytesPerEvent()).isEqualTo(10);
        assertThat(row.megabytes()).isEqualTo(2);
        assertThat(row.seen()).isEqualTo(90);
        assertThat(row.lost()).isEqualTo(300);
    }

    @Test
    void withoutAnUntracedRunNothingIsSaid() {
        runs("etrace-raw", 600);
        assertThat(row("etrace-raw").added()).isNaN();
        assertThat(new Budgets(new Summary(measurements, Map.of())).lines()).hasSize(2);
    }

    @Test
    void mediansAreTheMiddle() {
        assertThat(Medians.of(3, 1, 2)).isEqualTo(2);
        assertThat(Medians.of(4, 1)).isEqualTo(2.5);
        assertThat(Medians.of()).isNaN();
    }
}
