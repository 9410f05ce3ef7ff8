// SPDX-License-Identifier: Apache-2.0
package io.etrace.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
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

    @Property
    void distanceIsAMetric(
            @ForAll @AlphaChars @StringLength(max = 8) String a,
            @ForAll @AlphaChars @StringLength(max = 8) String b,
            @ForAll @AlphaChars @StringLength(max = 8) String c) {
        assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
        assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(Nearest.distance(a, c)).isLessThanOrEqualTo(Nearest.distance(a, b) + Nearest.distance(b, c));
    }
}
