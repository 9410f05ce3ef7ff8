// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FlagSetPropertyTest {
    private static final ConstantSets SETS = ConstantSets.of(Architecture.X86_64);

    @Property(tries = 5_000)
    void namesAddUpToTheValue(@ForAll("flagSets") ConstantSet set, @ForAll long value) {
        assertThat(Sum.of(set, Written.by(set, value, Long.BYTES))).isEqualTo(value);
        assertThat(Sum.of(set, Written.by(set, value, Integer.BYTES))).isEqualTo(value & 0xffff_ffffL);
    }

    @Property(tries = 5_000)
    void combinationsOfKnownFlagsLeaveNoNumber(@ForAll("flagSets") ConstantSet set, @ForAll Random random) {
        long value = 0;
        for (String name : set.names()) {
            long flag = set.valueOf(name).orElseThrow();
            if (Long.bitCount(flag) == 1 && random.nextInt(3) == 0) {
                value |= flag;
            }
        }
        String written = Written.by(set, value, Long.BYTES);
        assertThat(Sum.of(set, written)).isEqualTo(value);
        if (!hasBases(set)) {
            assertThat(written).matches("0|[A-Z_][A-Za-z0-9_]*(\\|[A-Z_][A-Za-z0-9_]*)*");
        }
    }

    /** Combined values of a base are other values, not necessarily known ones. */
    private static boolean hasBases(ConstantSet set) {
        return SETS.names().stream()
                .map(SETS::get)
                .filter(EnumSet.class::isInstance)
                .anyMatch(base -> set.names().containsAll(base.names()));
    }

    @Provide
    Arbitrary<ConstantSet> flagSets() {
        List<ConstantSet> sets = SETS.names().stream()
                .map(SETS::get)
                .filter(FlagSet.class::isInstance)
                .toList();
        return Arbitraries.of(sets);
    }
}
