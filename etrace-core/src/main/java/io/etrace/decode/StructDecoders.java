// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Kind;
import java.util.ArrayList;
import java.util.List;

/** Makes decoders of structs and unions. */
final class StructDecoders {
    private final TypeDecoders types;
    private final MemberMeanings meanings;

    StructDecoders(TypeDecoders types, MemberMeanings meanings) {
        this.types = types;
        this.meanings = meanings;
    }

    /** Decoders of structs as some calls see them; the usual ones when {@code name} is empty. */
    StructDecoders viewed(String name) {
        return new StructDecoders(types, meanings.viewed(name));
    }

    /** Decoders of the element with an index in arrays of structs. */
    StructDecoders element(int index) {
        return new StructDecoders(types, meanings.element(index));
    }

    boolean hasElement(Composite struct, int index) {
        return meanings.hasElement(tableName(struct), index);
    }

    /** A member at its place in the outermost struct, and the name under which the table knows that struct. */
    record Placed(Member member, int bitOffset, String struct) {
        int offset() {
            return bitOffset >>> 3;
        }
    }

    /** A struct of fixed size. */
    ValueDecoder struct(Composite struct) {
        return struct(struct, "");
    }

    /**
     * A struct of fixed size.
     *
     * @param view the name of a view of it, with the struct's before it; empty for the one that fits
     */
    ValueDecoder struct(Composite struct, String view) {
        String key = view.isEmpty() ? tableName(struct) : view;
        if (ViewDecoders.exist(types.table().semantics(), key)) {
            return new ViewDecoders(this, types.table()).decoder(struct, key, open(struct, true));
        }
        List<MemberDecoder> members = new ArrayList<>();
        for (Placed placed : members(struct)) {
            members.add(conditional(struct, placed, member(placed)));
        }
        if (members.size() == 1 && members.getFirst().value() instanceof InetDecoder inet) {
            return inet;
        }
        return new CompositeDecoder(struct.size(), members, true);
    }

    /**
     * A struct whose last member, an array, takes what is left.
     *
     * @param whenEmpty whether only an array without a count does so
     */
    CompositeDecoder open(Composite struct, boolean whenEmpty) {
        List<Placed> placed = members(struct);
        List<MemberDecoder> members = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Placed member = placed.get(i);
            boolean last = i == placed.size() - 1;
            boolean flexible =
                    last && member.member().type() instanceof BtfType.Array array && (!whenEmpty || array.count() == 0);
            members.add(conditional(struct, member, flexible ? flexible(member) : member(member)));
        }
        return new CompositeDecoder(struct.size(), members, true);
    }

    /** Only where other members say that it means something. */
    private MemberDecoder conditional(Composite struct, Placed placed, MemberDecoder member) {
        return types.table()
                .semantics()
                .condition(placed.struct(), placed.member().name())
                .flatMap(test -> new ViewDecoders(this, types.table()).test(struct, List.of(), test))
                .map(test -> new MemberDecoder(member.label(), member.offset(), member.value(), test))
                .orElse(member);
    }

    /** All members with a name, those of anonymous members in their place. */
    static List<Placed> members(Composite struct) {
        List<Placed> found = new ArrayList<>();
        collect(struct, 0, tableName(struct), found);
        return found;
    }

    private static void collect(Composite struct, int bitOffset, String name, List<Placed> found) {
        for (Member member : struct.members()) {
            int at = bitOffset + member.bitOffset();
            if (isEmpty(member.type())) {
                continue;
            }
            if (!member.name().isEmpty()) {
                found.add(new Placed(member, at, name));
            } else if (member.type() instanceof Composite inner) {
                collect(inner, at, name, found);
            }
        }
    }

    /** The kernel declares flexible arrays with an empty struct before them. */
    private static boolean isEmpty(BtfType type) {
        return type instanceof Composite struct && struct.size() == 0;
    }

    /** The table leaves out the word struct. */
    static String tableName(Composite struct) {
        String name = struct.cName();
        return name.startsWith("struct ") ? name.substring("struct ".length()) : name;
    }

    MemberDecoder member(Placed placed) {
        return member(placed, meaning(placed));
    }

    MemberDecoder member(Placed placed, Semantics meaning) {
        Member member = placed.member();
        ValueDecoder value = member.isBitField() ? bits(placed) : within(placed).decoder(member.type(), meaning);
        return new MemberDecoder(label(member), placed.offset(), value);
    }

    private TypeDecoders within(Placed placed) {
        return types.with(meanings.within(placed));
    }

    private MemberDecoder flexible(Placed placed) {
        BtfType.Array array = (BtfType.Array) placed.member().type();
        return new MemberDecoder(
                label(placed.member()), placed.offset(), within(placed).flexible(array, meaning(placed)));
    }

    private BitFieldDecoder bits(Placed placed) {
        BtfType type = placed.member().type();
        Semantics meaning = meaning(placed);
        boolean signed = meaning.form().isSigned(type instanceof BtfType.Int number && number.signed());
        ConstantNames symbols = type instanceof io.etrace.btf.Enumeration names && meaning.kind() == Kind.NUMBER
                ? new EnumeratorNames(names)
                : types.scalars().symbols(meaning, type.size());
        Format format = types.scalars().format(meaning.kind(), signed);
        return new BitFieldDecoder(placed.bitOffset() & 7, placed.member().bitSize(), format, symbols);
    }

    static Label label(Member member) {
        return Label.of(member.typeName(), member.name());
    }

    /** What the table says of the member, or of its typedef. */
    Semantics meaning(Placed placed) {
        Member member = placed.member();
        return meanings.told(placed.struct(), member.name())
                .orElseGet(() -> meanings.ofType(unqualified(member.typeName())));
    }

    private static String unqualified(String typeName) {
        return typeName.startsWith("const ") ? typeName.substring("const ".length()) : typeName;
    }
}
