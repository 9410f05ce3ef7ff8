// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.decode.StructDecoders.Placed;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.SemanticsTable;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the semantics table says of members: as a call sees their struct, and from the struct around it. Immutable. */
final class MemberMeanings {
    private final SemanticsTable table;
    private final UnaryOperator<String> view;
    private final @Nullable MemberMeanings around;
    private final String outer;
    private final String prefix;

    MemberMeanings(SemanticsTable table) {
        this(table, UnaryOperator.identity(), null, "", "");
    }

    private MemberMeanings(
            SemanticsTable table,
            UnaryOperator<String> view,
            @Nullable MemberMeanings around,
            String outer,
            String prefix) {
        this.table = table;
        this.view = view;
        this.around = around;
        this.outer = outer;
        this.prefix = prefix;
    }

    /** Of structs as some calls see them; as they are when {@code name} is empty. */
    MemberMeanings viewed(String name) {
        return name.isEmpty() ? this : seen(struct -> SemanticsTable.view(struct, name));
    }

    /** Of the element with an index in arrays of structs. */
    MemberMeanings element(int index) {
        return seen(struct -> SemanticsTable.element(struct, index));
    }

    private MemberMeanings seen(UnaryOperator<String> newView) {
        return new MemberMeanings(table, newView, around, outer, prefix);
    }

    /** Of the members of a struct that is a member of another one. */
    MemberMeanings within(Placed member) {
        return new MemberMeanings(
                table, view, this, member.struct(), member.member().name() + ".");
    }

    /**
     * What a member means, if the table says it.
     *
     * @param struct the struct's name without the word struct
     */
    Optional<Semantics> told(String struct, String member) {
        Optional<Semantics> fromAround = around == null ? Optional.empty() : around.told(outer, prefix + member);
        return fromAround.or(() -> table.member(view.apply(struct), member)).or(() -> table.member(struct, member));
    }

    /** What the table says of values declared with a typedef. */
    Semantics ofType(String typedef) {
        return table.types().getOrDefault(typedef, Semantics.UNKNOWN);
    }

    boolean hasElement(String struct, int index) {
        return table.hasElement(struct, index);
    }
}
