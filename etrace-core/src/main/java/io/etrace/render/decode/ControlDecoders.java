// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import io.etrace.btf.Composite;
import io.etrace.render.decode.ControlTypes.Level;
import io.etrace.render.decode.StructDecoders.Placed;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Makes decoders of control messages. */
final class ControlDecoders {
    private final TypeLookup lookup;
    private final StructDecoders structs;
    private final SymbolTable symbols;

    ControlDecoders(TypeLookup lookup, StructDecoders structs, SymbolTable symbols) {
        this.lookup = lookup;
        this.structs = structs;
        this.symbols = symbols;
    }

    ValueDecoder control() {
        return lookup.struct("cmsghdr").flatMap(this::control).orElse(DataDecoder.ALL);
    }

    private Optional<ValueDecoder> control(Composite struct) {
        Optional<Placed> length = SocketDecoders.placed(struct, "cmsg_len");
        Optional<Placed> level = SocketDecoders.placed(struct, "cmsg_level");
        Optional<Placed> type = SocketDecoders.placed(struct, "cmsg_type");
        if (length.isEmpty() || level.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ControlDecoder(
                struct.size(),
                length.get().member().type().size(),
                Label.of(struct.cName(), ""),
                structs.member(length.get()),
                structs.member(level.get()),
                types(type.get())));
    }

    private ControlTypes types(Placed type) {
        Map<Integer, Level> levels = new HashMap<>();
        add(levels, "SOL_IP", Level.of(named(type, "ip_option")));
        add(levels, "SOL_IPV6", Level.of(named(type, "ipv6_option")));
        add(levels, "SOL_SOCKET", socket(named(type, "cmsg_type")));
        return new ControlTypes(levels, Level.of(named(type, "")));
    }

    private void add(Map<Integer, Level> levels, String name, Level level) {
        symbols.value("sol", name).ifPresent(value -> levels.put((int) value, level));
    }

    /** @param set the names of the types; empty when there are none */
    private MemberDecoder named(Placed type, String set) {
        int size = type.member().type().size();
        ValueDecoder value = new NumberDecoder(size, Format.SIGNED, symbols.set(set, size));
        return new MemberDecoder(StructDecoders.label(type.member()), type.offset(), value);
    }

    private Level socket(MemberDecoder type) {
        ValueDecoder descriptors = new ArrayDecoder(
                new DescriptorDecoder(new NumberDecoder(Integer.BYTES, Format.SIGNED, Symbols.NONE)),
                Label.of("int", ""),
                ArrayDecoder.FLEXIBLE);
        ValueDecoder credentials = lookup.struct("ucred").map(structs::struct).orElse(DataDecoder.ALL);
        return new Level(
                type,
                symbols.value("cmsg_type", "SCM_RIGHTS").orElse(-1),
                descriptors,
                symbols.value("cmsg_type", "SCM_CREDENTIALS").orElse(-1),
                credentials);
    }
}
