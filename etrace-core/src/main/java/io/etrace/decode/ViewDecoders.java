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

    ViewDecoders(StructDecoders structs, SemanticsTable semantics, ConstantNameTable symbols) {
        this.structs = structs;
        this.semantics = semantics;
        this.symbols = symbols;
    }

    /** Whether not all of a struct is shown. */
    static boolean exist(SemanticsTable semantics, String key) {
        return !semantics.views(key).isEmpty();
    }

    /** @param key the struct's name in the table, behind a dot that of the view */
    ViewedDecoder decoder(Composite struct, String key, CompositeDecoder whole) {
        List<ViewedDecoder.View> views = new ArrayList<>();
        for (StructView view : semantics.views(key)) {
            tests(struct, view)
                    .ifPresent(tests -> views.add(new ViewedDecoder.View(tests, members(struct, view))));
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
            Optional<Member> member = struct.member(test.member());
            if (member.isEmpty()) {
                return Optional.empty();
            }
            List<String> sets = semantics.setsOf(StructDecoders.tableName(struct), view, test.member());
            long[] values = test.values(sets, symbols::value).stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            int size = member.get().type().size();
            tests.add(new Test(member.get().offset(), size, test.bits(sets, symbols::value) & all(size), values));
        }
        return Optional.of(tests.toArray(Test[]::new));
    }

    private static long all(int size) {
        return -1L >>> Long.SIZE - size * Byte.SIZE;
    }
}
