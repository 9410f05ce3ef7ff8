// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Any;
import io.etrace.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlagSetPropertyTest {
    private static final ConstantSets SETS = ConstantSets.of(Architecture.X86_64);
    private static final List<ConstantSet> FLAG_SETS = SETS.names().stream()
            .map(SETS::get)
            .filter(FlagSet.class::isInstance)
            .toList();

    @Test
    void namesAddUpToTheValue() {
        Property.holds(5_000, any -> {
            ConstantSet set = flagSet(any);
            long value = any.number();
            assertThat(Sum.of(set, Written.by(set, value, Long.BYTES))).isEqualTo(value);
            assertThat(Sum.of(set, Written.by(set, value, Integer.BYTES))).isEqualTo(value & 0xffff_ffffL);
        });
    }

    @Test
    void combinationsOfKnownFlagsLeaveNoNumber() {
        Property.holds(5_000, any -> {
            ConstantSet set = flagSet(any);
            long value = combination(set, any);
            String written = Written.by(set, value, Long.BYTES);
            assertThat(Sum.of(set, written)).isEqualTo(value);
            if (!hasBases(set)) {
                assertThat(written).matches("0|[A-Z_][A-Za-z0-9_]*(\\|[A-Z_][A-Za-z0-9_]*)*");
            }
        });
    }

    private static ConstantSet flagSet(Any any) {
        return FLAG_SETS.get(any.nextInt(FLAG_SETS.size()));
    }

    private static long combination(ConstantSet set, Any any) {
        long value = 0;
        for (String name : set.names()) {
            long flag = set.valueOf(name).orElseThrow();
            if (Long.bitCount(flag) == 1 && any.nextInt(3) == 0) {
                value |= flag;
            }
        }
        return value;
    }

    /** Combined values of a base are other values, not necessarily known ones. */
    private static boolean hasBases(ConstantSet set) {
        return SETS.names().stream()
                .map(SETS::get)
                .filter(EnumSet.class::isInstance)
                .anyMatch(base -> set.names().containsAll(base.names()));
    }
}
