// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PropertyTest {
    @Test
    void aFailureTellsTheSeedThatRepeatsIt() {
        List<Integer> tried = new ArrayList<>();
        Property.Claim claim = any -> {
            tried.add(any.integer(1, 100));
            assertThat(tried.getLast()).isNotEqualTo(100);
        };
        assertThatThrownBy(() -> Property.holds(1000, 0, claim))
                .hasMessageContaining("-Detrace.seed=" + (tried.size() - 1) + " repeats this failure");
        assertThatThrownBy(() -> Property.holds(1, tried.size() - 1, claim)).isInstanceOf(AssertionError.class);
    }

    @Test
    void bothEndsOfARangeAreTried() {
        Set<Integer> integers = new TreeSet<>();
        Set<Long> numbers = new TreeSet<>();
        Set<Integer> lengths = new TreeSet<>();
        Property.holds(any -> {
            integers.add(any.integer(-70_000, 70_000));
            numbers.add(any.number(Long.MIN_VALUE, Long.MAX_VALUE));
            lengths.add(any.bytes(3, 999).length);
        });
        assertThat(integers).contains(-70_000, 70_000).hasSizeGreaterThan(500);
        assertThat(numbers).contains(Long.MIN_VALUE, Long.MAX_VALUE).hasSizeGreaterThan(500);
        assertThat(lengths).contains(3, 999).hasSizeGreaterThan(100).allMatch(length -> length >= 3 && length <= 999);
    }
}
