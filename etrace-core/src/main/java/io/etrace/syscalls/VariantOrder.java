// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.Comparator;
import java.util.List;

/**
 * The order in which variants are tried, by the programs in the kernel as by decoding: the most specific first. That is the one
 * whose conditions are most, then the one whose conditions look at most bits. Variants whose conditions look at the same bits
 * stay together, because the programs look at these bits once for all of them; otherwise the order of the table holds.
 */
final class VariantOrder {
    private VariantOrder() {}

    static List<Variant> of(List<Variant> variants) {
        List<List<Bits>> tests =
                variants.stream().map(VariantOrder::test).distinct().toList();
        return variants.stream()
                .sorted(Comparator.comparingInt(
                                (Variant variant) -> -variant.conditions().size())
                        .thenComparingInt(variant -> -bits(variant))
                        .thenComparingInt(variant -> tests.indexOf(test(variant))))
                .toList();
    }

    private static int bits(Variant variant) {
        return variant.conditions().stream()
                .mapToInt(condition -> Long.bitCount(condition.mask()))
                .sum();
    }

    private static List<Bits> test(Variant variant) {
        return variant.conditions().stream()
                .map(condition -> new Bits(condition.argument(), condition.mask()))
                .toList();
    }

    private record Bits(int argument, long mask) {}
}
