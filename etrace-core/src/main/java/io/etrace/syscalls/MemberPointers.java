// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.btf.Pointer;
import io.etrace.syscalls.PointedMember.Place;
import io.etrace.syscalls.Semantics.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the members of structs that the table says point to memory. */
final class MemberPointers {
    /** Of structs in structs or behind pointers; the table names none that lies deeper. */
    private static final int MAX_DEPTH = 4;

    private final SemanticsTable table;
    private final NamedConstants constants;
    private final ParameterTypes types;

    MemberPointers(SemanticsTable table, NamedConstants constants, ParameterTypes types) {
        this.table = table;
        this.constants = constants;
        this.types = types;
    }

    /**
     * The members of a value that point to memory.
     *
     * @param meaning of the memory that holds the value
     */
    List<PointedMember> of(BtfType type, Semantics meaning) {
        return type instanceof Composite struct ? of(struct, key(struct, meaning), 0) : List.of();
    }

    /** Of an array of pointers: all point to the same. */
    List<PointedMember> each(BtfType pointer, Semantics meaning) {
        Semantics pointee = new Semantics(Kind.STRUCT, meaning.direction(), LengthSpec.NONE, meaning.name());
        return types.named(meaning.typeName())
                .map(element -> new PointedMember(
                        0,
                        pointer.size(),
                        pointee,
                        Optional.of(element),
                        Place.NONE,
                        Place.NONE,
                        List.of(),
                        of(element, pointee)))
                .map(List::of)
                .orElse(List.of());
    }

    private static String key(Composite struct, Semantics meaning) {
        boolean viewed = meaning.kind() == Kind.STRUCT && meaning.name().indexOf('.') >= 0;
        return viewed ? meaning.name() : tableName(struct);
    }

    private static String tableName(Composite struct) {
        return struct.cName().startsWith("struct ") ? struct.cName().substring("struct ".length()) : struct.cName();
    }

    private List<PointedMember> of(Composite struct, String key, int depth) {
        List<PointedMember> found = new ArrayList<>();
        List<StructView> views = table.views(key);
        if (depth == MAX_DEPTH) {
            return found;
        }
        for (StructView view : views) {
            for (StructView.Shown shown : view.members()) {
                struct.member(shown.path())
                        .ifPresent(
                                member -> add(struct, member, meaning(struct, shown), Optional.of(view), depth, found));
            }
        }
        if (views.isEmpty()) {
            unviewed(struct, struct, 0, depth, found);
        }
        return found;
    }

    private void unviewed(Composite outer, Composite struct, int offset, int depth, List<PointedMember> found) {
        for (Member member : struct.members()) {
            if (!member.name().isEmpty()) {
                Semantics meaning =
                        table.member(tableName(outer), member.name()).orElse(Semantics.UNKNOWN);
                outer.member(member.name())
                        .ifPresent(placed -> add(outer, placed, meaning, Optional.empty(), depth, found));
            } else if (member.type() instanceof Composite inner) {
                unviewed(outer, inner, offset + member.offset(), depth, found);
            }
        }
    }

    private Semantics meaning(Composite struct, StructView.Shown shown) {
        return shown.meaning()
                .or(() -> table.member(tableName(struct), shown.path()))
                .orElse(Semantics.UNKNOWN);
    }

    private void add(
            Composite struct,
            Member member,
            Semantics meaning,
            Optional<StructView> view,
            int depth,
            List<PointedMember> found) {
        if (meaning.pointer()) {
            pointed(struct, member, meaning, view, depth).ifPresent(found::add);
        } else if (member.type() instanceof Composite inner) {
            of(inner, key(inner, meaning), depth + 1).forEach(one -> found.add(one.shifted(member.offset())));
        }
    }

    /** Nothing where the struct lacks what the extent speaks of: another kernel's. */
    private Optional<PointedMember> pointed(
            Composite struct, Member member, Semantics meaning, Optional<StructView> view, int depth) {
        Optional<Place> number = numberOf(meaning.extent())
                .map(path -> struct.member(path).map(MemberPointers::place))
                .orElse(Optional.of(Place.NONE));
        int width = member.type().size();
        if (number.isEmpty() || width != Integer.BYTES && width != Long.BYTES) {
            return Optional.empty();
        }
        Optional<BtfType> target =
                member.type() instanceof Pointer pointer ? Optional.of(pointer.target()) : Optional.empty();
        Optional<BtfType> element = types.element(meaning, target);
        List<PointedMember> inner = element.orElse(null) instanceof Composite composite
                ? of(composite, key(composite, meaning), depth + 1)
                : List.of();
        List<StructView.Test> tests = view.map(StructView::tests).orElse(List.of());
        if (tests.isEmpty()) {
            return Optional.of(new PointedMember(
                    member.offset(), width, meaning, element, number.get(), Place.NONE, List.of(), inner));
        }
        StructView.Test test = tests.getFirst();
        return struct.member(test.member())
                .map(tested -> new PointedMember(
                        member.offset(),
                        width,
                        meaning,
                        element,
                        number.get(),
                        place(tested),
                        values(struct, view.orElseThrow(), test),
                        inner));
    }

    private static Place place(Member member) {
        return new Place(member.offset(), member.type().size());
    }

    /** The member that an extent speaks of. */
    private static Optional<String> numberOf(LengthSpec extent) {
        return switch (extent) {
            case LengthSpec.Member member -> Optional.of(member.name());
            case LengthSpec.ResultWithin within -> Optional.of(within.member());
            default -> Optional.empty();
        };
    }

    private List<Long> values(Composite struct, StructView view, StructView.Test test) {
        return test.values(table.setsOf(tableName(struct), view.members(), test.member()), constants);
    }
}
