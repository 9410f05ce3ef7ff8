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

/** Joins the parameters that the kernel tells with what the semantics table says of them. */
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

    /** The variants of a syscall, the general one last. */
    List<Variant> variants(SyscallFormat format, String semantics) {
        Entry entry = (compat ? table.compatSyscall(semantics) : table.syscall(semantics)).orElse(UNKNOWN);
        List<Field> fields = format.fields();
        List<Semantics> general = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            general.add(meaning(entry, fields, i));
        }
        List<Variant> variants = new ArrayList<>();
        for (Variation variation : entry.variations()) {
            variant(variation, fields, general, entry.result()).ifPresent(variants::add);
        }
        variants.add(new Variant(List.of(), parameters(fields, general), entry.result()));
        return variants;
    }

    private Semantics meaning(Entry entry, List<Field> fields, int index) {
        if (index < entry.parameters().size()) {
            Semantics told = entry.parameters().get(index).meaning();
            if (fits(told, fields.size())) {
                return told;
            }
        }
        return guess.of(fields, index);
    }

    /** Whether the arguments that size some memory exist in this kernel. */
    private static boolean fits(Semantics meaning, int count) {
        return meaning.extent().lastArgument() < count;
    }

    private List<Parameter> parameters(List<Field> fields, List<Semantics> meanings) {
        List<Parameter> parameters = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            parameters.add(types.parameter(i, fields.get(i), meanings.get(i)));
        }
        return List.copyOf(parameters);
    }

    /** Nothing if this kernel has fewer parameters, or if no name of a tested constant is known. */
    private Optional<Variant> variant(
            Variation variation, List<Field> fields, List<Semantics> general, Semantics generalResult) {
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
            if (condition.values().length == 0) {
                return Optional.empty();
            }
            conditions.add(condition);
        }
        Semantics result = variation.result().orElse(generalResult);
        return Optional.of(new Variant(List.copyOf(conditions), parameters(fields, meanings), result));
    }

    private Condition condition(Test test, List<Field> fields, List<Semantics> general, List<Semantics> meanings) {
        int argument = test.argument();
        List<String> sets =
                List.of(meanings.get(argument).name(), general.get(argument).name());
        int bits = types.width(fields.get(argument)) * Byte.SIZE;
        long all = -1L >>> Long.SIZE - bits;
        long mask = test.mask().isEmpty() ? all : all & value(sets, test.mask()).orElse(all);
        long[] values = test.values().stream()
                .map(name -> value(sets, name))
                .filter(OptionalLong::isPresent)
                .mapToLong(value -> value.getAsLong() & mask)
                .toArray();
        return new Condition(argument, mask, values);
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
