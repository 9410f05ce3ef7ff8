// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a struct or union is shown as: the members that are listed, in their order, and no others. A struct may have several
 * views, of which the first one counts whose tests hold: a siginfo of a child has a status, one of a fault an address.
 *
 * @param tests all must hold
 */
public record StructView(List<Test> tests, List<Shown> members) {
    /**
     * {@code member & mask = A|B}, constants still by name.
     *
     * @param member a path, like {@link Shown#path}
     * @param mask "" for all bits
     * @param negated whether it must be none of them
     */
    public record Test(String member, String mask, List<String> names, boolean negated) {
        /**
         * What the names stand for, as far as they are known.
         *
         * @param sets the sets that the member's constants may be of
         */
        public List<Long> values(List<String> sets, NamedConstants constants) {
            return names.stream()
                    .map(name -> value(name, sets, constants))
                    .flatMapToLong(OptionalLong::stream)
                    .boxed()
                    .toList();
        }

        /** The bits that count. */
        public long bits(List<String> sets, NamedConstants constants) {
            return mask.isEmpty() ? -1 : value(mask, sets, constants).orElse(-1);
        }

        private static OptionalLong value(String name, List<String> sets, NamedConstants constants) {
            if (Character.isDigit(name.charAt(0))) {
                return OptionalLong.of(Long.decode(name));
            }
            return sets.stream()
                    .map(set -> constants.value(set, name))
                    .filter(OptionalLong::isPresent)
                    .findFirst()
                    .orElse(OptionalLong.empty());
        }
    }

    /**
     * A member that is shown.
     *
     * @param path from the struct, with dots: {@code _sifields._kill._pid}
     * @param label what it is called
     * @param meaning empty when the struct that holds it says it
     */
    public record Shown(String path, String label, Optional<Semantics> meaning) {}
}
