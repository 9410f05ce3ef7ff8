// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CurveTest {
    private static Curve curve() {
        Curve curve = new Curve("growth", "threads", "a", "b");
        curve.add(1, 10.0, 20.0);
        curve.add(10_000, 30.0, Double.NaN);
        return curve;
    }

    @Test
    void isATable() {
        assertThat(curve().lines())
                .containsExactly(
                        "### growth",
                        "",
                        "| threads |    a |    b |",
                        "|---------|-----:|-----:|",
                        "| 1       | 10.0 | 20.0 |",
                        "| 10,000  | 30.0 |    - |",
                        "");
    }

    @Test
    void isCsv() {
        assertThat(curve().csv()).contains("\"growth\",1,\"a\",10.0", "\"growth\",10000,\"b\",NaN");
    }

    @Test
    void unknownFiguresAreNotDrawn() {
        LineChart chart = new LineChart();
        chart.add(curve());
        assertThat(String.join("\n", chart.lines())).contains("<polyline").doesNotContain("NaN");
    }
}
