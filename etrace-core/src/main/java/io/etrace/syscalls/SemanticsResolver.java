// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.SemanticsTable.Entry;
import io.etrace.syscalls.SemanticsTable.Test;
import io.etrace.syscalls.SemanticsTable.Variation;
import io.etrace.syscalls.SyscallFormat.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Joins the parameters of the kernel's tracepoint formats with their semantics in the table. */
final class SemanticsResolver {
    private static final Entry UNKNOWN = new Entry("", List.of(), Semantics.UNKNOWN, List.of());

    private final SemanticsTable table;
    private final ParameterTypes types;
    private final NamedConstants constants;
    private final DefaultSemantics guess;
    private final boolean compat;

    /** @param compat whether 32-bit programs call */
    SemanticsResolver(SemanticsTable table, ParameterTypes types, NamedConstants constants, boolean compat) {
        this.compat = compat;
        this.table = table;
        this.types = types;
        this.constants = constants;
        this.guess = new DefaultSemantics(table.types());
    }

    ParameterTypes types() {
        return types;
    }

    /** The variants of a syscall, the most specific first, the general one last. */
    List<Variant> variants(SyscallFormat format, String semantics) {
        Entry entry = (compat ? table.compatSyscall(semantics) : table.syscall(semantics)).orElse(UNKNOWN);
        List<Field> fields = format.fields();
        List<Semantics> general = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            general.add(meaning(entry, fields, i));
        }
        List<Variant> variants = new ArrayList<>();
        for (Variation variation : entry.variations()) {
            variant(entry, variation, fields, general).ifPresent(variants::add);
        }
        variants = new ArrayList<>(VariantOrder.of(variants));
        variants.add(new Variant(List.of(), parameters(entry, Map.of(), fields, general), entry.result()));
        return variants;
    }

    private Semantics meaning(Entry entry, List<Field> fields, int index) {
        if (index < entry.parameters().size()) {
            Semantics given = entry.parameters().get(index).meaning();
            if (fits(given, fields.size())) {
                return given;
            }
        }
        return guess.of(fields, index);
    }

    /** Whether the arguments that size some memory exist in this kernel. */
    private static boolean fits(Semantics meaning, int count) {
        return meaning.extent().lastArgument() < count;
    }

    /** @param changes what a variant says itself: also when it is used */
    private List<Parameter> parameters(
            Entry entry, Map<Integer, Semantics> changes, List<Field> fields, List<Semantics> meanings) {
        List<Parameter> parameters = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            boolean tested = i < entry.parameters().size() && !changes.containsKey(i);
            List<Condition> used = tested ? conditions(entry.parameters().get(i).used(), fields, meanings) : List.of();
            parameters.add(types.parameter(i, fields.get(i), meanings.get(i), used));
        }
        return List.copyOf(parameters);
    }

    private List<Condition> conditions(List<Test> tests, List<Field> fields, List<Semantics> meanings) {
        return tests.stream()
                .filter(test -> test.argument() < fields.size())
                .map(test -> condition(test, fields, meanings, meanings))
                .toList();
    }

    /** Nothing if this kernel has fewer parameters, or if no name of a tested constant is known. */
    private Optional<Variant> variant(Entry entry, Variation variation, List<Field> fields, List<Semantics> general) {
        List<Semantics> meanings = new ArrayList<>(general);
        for (Map.Entry<Integer, Semantics> change : variation.changes().entrySet()) {
            if (change.getKey() < fields.size() && fits(change.getValue(), fields.size())) {
                meanings.set(change.getKey(), change.getValue());
            }
        }
        List<Condition> conditions = new ArrayList<>();
        for (Test test : variation.tests()) {
            if (test.argument() >= fields.size()) {
                return Optional.empty();
            }
            Condition condition = condition(test, fields, general, meanings);
            if (condition.values().length == 0 || condition.mask() == 0) {
                return Optional.empty();
            }
            conditions.add(condition);
        }
        Semantics result = variation.result().orElse(entry.result());
        List<Parameter> parameters = parameters(entry, variation.changes(), fields, meanings);
        return Optional.of(new Variant(List.copyOf(conditions), parameters, result));
    }

    private Condition condition(Test test, List<Field> fields, List<Semantics> general, List<Semantics> meanings) {
        int argument = test.argument();
        List<String> sets =
                List.of(meanings.get(argument).name(), general.get(argument).name());
        int bits = types.width(fields.get(argument)) * Byte.SIZE;
        long all = -1L >>> Long.SIZE - bits;
        long mask = test.mask().isEmpty() ? all : all & mask(sets, test.mask());
        long[] values = test.values().stream()
                .map(name -> value(sets, name))
                .filter(OptionalLong::isPresent)
                .mapToLong(value -> value.getAsLong() & mask)
                .toArray();
        return new Condition(argument, mask, values, test.negated());
    }

    /** The bits of the constants that the kernel's architecture has. */
    private long mask(List<String> sets, String names) {
        long mask = 0;
        for (String name : names.split("\\|")) {
            mask |= value(sets, name).orElse(0);
        }
        return mask;
    }

    private OptionalLong value(List<String> sets, String name) {
        if (Character.isDigit(name.charAt(0))) {
            return OptionalLong.of(Long.decode(name));
        }
        for (String set : sets) {
            OptionalLong value = set.isEmpty() ? OptionalLong.empty() : constants.value(set, name);
            if (value.isPresent()) {
                return value;
            }
        }
        return OptionalLong.empty();
    }
}
