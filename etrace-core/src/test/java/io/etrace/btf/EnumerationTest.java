// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class EnumerationTest {
    private final Blob blob = new Blob();

    private Enumeration find() {
        return (Enumeration) blob.btf().find("enum e").orElseThrow();
    }

    @Test
    void namesValues() {
        blob.enumeration("e", 4, false, "ZERO", 0, "TWO", 2, "ONE", 1, "BIG", 0xffff_fff0);

        Enumeration type = find();

        assertThat(type.count()).isEqualTo(4);
        assertThat(type.nameBytes(type.indexOf(1))).isEqualTo("ONE".getBytes(UTF_8));
        assertThat(type.name(type.indexOf(2))).isEqualTo("TWO");
        assertThat(type.name(type.indexOf(0xffff_fff0L))).isEqualTo("BIG");
        assertThat(type.value(3)).isEqualTo(0xffff_fff0L);
        assertThat(type.indexOf(3)).isEqualTo(-1);
        assertThat(type.indexOf(-16)).isEqualTo(-1);
        assertThat(type.signed()).isFalse();
    }

    @Test
    void namesNegativeValues() {
        blob.enumeration("e", 4, true, "ZERO", 0, "MINUS", -1, "LEAST", Integer.MIN_VALUE);

        Enumeration type = find();

        assertThat(type.signed()).isTrue();
        assertThat(type.name(type.indexOf(-1))).isEqualTo("MINUS");
        assertThat(type.name(type.indexOf(Integer.MIN_VALUE))).isEqualTo("LEAST");
        assertThat(type.indexOf(0xffff_ffffL)).isEqualTo(-1);
    }

    @Test
    void namesValuesOf64Bits() {
        blob.add(
                Kind.ENUM64,
                false,
                3,
                "e",
                8,
                blob.name("TOP"),
                0,
                0x8000_0000,
                blob.name("LOW"),
                0xffff_ffff,
                0,
                blob.name("MIXED"),
                0x89ab_cdef,
                0x0123_4567);

        Enumeration type = find();

        assertThat(type.size()).isEqualTo(8);
        assertThat(type.name(type.indexOf(Long.MIN_VALUE))).isEqualTo("TOP");
        assertThat(type.name(type.indexOf(0xffff_ffffL))).isEqualTo("LOW");
        assertThat(type.name(type.indexOf(0x0123_4567_89ab_cdefL))).isEqualTo("MIXED");
    }

    @Test
    void prefersTheNameDeclaredFirst() {
        blob.enumeration("e", 4, false, "A", 5, "B", 3, "C", 5, "D", 3, "E", 3, "F", 9);

        Enumeration type = find();

        assertThat(type.name(type.indexOf(5))).isEqualTo("A");
        assertThat(type.name(type.indexOf(3))).isEqualTo("B");
        assertThat(type.name(type.indexOf(9))).isEqualTo("F");
    }

    @Test
    void mayHaveNoNames() {
        blob.enumeration("e", 1, false);

        assertThat(find().size()).isEqualTo(1);
        assertThat(find().indexOf(0)).isEqualTo(-1);
    }

    @Test
    void allocatesNothingToFindAName() {
        blob.enumeration("e", 4, true, "A", 5, "B", -3, "C", 7);
        Enumeration type = find();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = look(type);
        long before = threads.getCurrentThreadAllocatedBytes();

        sum += look(type);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isZero();
        assertThat(sum).isPositive();
    }

    private static long look(Enumeration type) {
        long sum = 0;
        for (int value = -10_000; value < 10_000; value++) {
            int index = type.indexOf(value);
            sum += index < 0 ? 0 : type.nameBytes(index).length;
        }
        return sum;
    }
}
