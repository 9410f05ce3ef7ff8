// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.decode.StructDecoders.Placed;
import io.etrace.decode.ViewedDecoder.Test;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.StructView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes decoders of the views that the table has of structs. */
final class ViewDecoders {
    private final StructDecoders structs;
    private final SemanticsTable semantics;
    private final ConstantNameTable symbols;

    ViewDecoders(StructDecoders structs, TableTypes table) {
        this.structs = structs;
        this.semantics = table.semantics();
        this.symbols = table.constants();
    }

    /** Whether not all of a struct is shown. */
    static boolean exist(SemanticsTable semantics, String key) {
        return !semantics.views(key).isEmpty();
    }

    /** @param key the struct's name in the table, behind a dot that of the view */
    ViewedDecoder decoder(Composite struct, String key, CompositeDecoder whole) {
        List<ViewedDecoder.View> views = new ArrayList<>();
        for (StructView view : semantics.views(key)) {
            tests(struct, view).ifPresent(tests -> views.add(new ViewedDecoder.View(tests, members(struct, view))));
        }
        return new ViewedDecoder(struct.size(), List.copyOf(views), whole);
    }

    private CompositeDecoder members(Composite struct, StructView view) {
        List<MemberDecoder> members = new ArrayList<>();
        for (StructView.Shown shown : view.members()) {
            struct.member(shown.path()).ifPresent(member -> members.add(member(struct, shown, member)));
        }
        return new CompositeDecoder(struct.size(), members, true);
    }

    private MemberDecoder member(Composite struct, StructView.Shown shown, Member member) {
        Placed placed = new Placed(member, member.bitOffset(), StructDecoders.tableName(struct));
        Semantics meaning = shown.meaning()
                .or(() -> semantics.member(placed.struct(), shown.path()))
                .orElseGet(() -> structs.meaning(placed));
        MemberDecoder decoder = structs.member(placed, meaning);
        return new MemberDecoder(Label.of(member.typeName(), shown.label()), decoder.offset(), decoder.value());
    }

    /** Empty when this kernel's struct lacks a member that is tested. */
    private Optional<Test[]> tests(Composite struct, StructView view) {
        List<Test> tests = new ArrayList<>();
        for (StructView.Test test : view.tests()) {
            Optional<Test> made = test(struct, view.members(), test);
            if (made.isEmpty()) {
                return Optional.empty();
            }
            tests.add(made.get());
        }
        return Optional.of(tests.toArray(Test[]::new));
    }

    /**
     * A test of a member.
     *
     * @param shown the view that the test chooses, for the constants of its members
     */
    Optional<Test> test(Composite struct, List<StructView.Shown> shown, StructView.Test test) {
        List<String> sets = semantics.setsOf(StructDecoders.tableName(struct), shown, test.member());
        long[] values = test.values(sets, symbols::value).stream()
                .mapToLong(Long::longValue)
                .toArray();
        return struct.member(test.member()).map(member -> {
            if (member.isBitField()) {
                return ofBits(member, values, test.negated());
            }
            int size = member.type().size();
            long mask = test.bits(sets, symbols::value) & all(size);
            return new Test(member.offset(), size, mask, values, test.negated());
        });
    }

    /** Of bits that lie within a byte. */
    private static Test ofBits(Member member, long[] values, boolean negated) {
        int shift = member.bitOffset() & 7;
        long[] shifted = values.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i] <<= shift;
        }
        long mask = (1L << member.bitSize()) - 1 << shift;
        return new Test(member.offset(), 1, mask, shifted, negated);
    }

    private static long all(int size) {
        return -1L >>> Long.SIZE - size * Byte.SIZE;
    }
}
