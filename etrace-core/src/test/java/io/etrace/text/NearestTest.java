// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void countsEdits() {
        assertThat(Nearest.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(Nearest.distance("", "abc")).isEqualTo(3);
        assertThat(Nearest.distance("abc", "")).isEqualTo(3);
    }

    @Test
    void findsTheNearestOnly() {
        List<String> candidates = List.of("open", "openat", "openat2", "read");
        assertThat(Nearest.find("opnat", candidates)).containsExactly("openat");
        assertThat(Nearest.find("frobnicate", candidates)).isEmpty();
    }

    @Test
    void namesAtMostThree() {
        assertThat(Nearest.hint("a1", List.of("a2", "a3", "a4", "a5"))).isEqualTo(" (did you mean a2 or a3 or a4?)");
    }

    @Test
    void distanceIsAMetric() {
        Property.holds(any -> {
            String a = any.word(8);
            String b = any.word(8);
            String c = any.word(8);
            assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
            assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
            assertThat(Nearest.distance(a, c)).isLessThanOrEqualTo(Nearest.distance(a, b) + Nearest.distance(b, c));
        });
    }
}
