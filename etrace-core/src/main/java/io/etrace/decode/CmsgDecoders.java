// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Composite;
import io.etrace.decode.ControlTypes.Level;
import io.etrace.decode.StructDecoders.Placed;
import io.etrace.syscalls.ControlType;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.SemanticsTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes decoders of control messages. */
final class CmsgDecoders {
    private static final int MOST_TYPES = 128;
    private static final @Nullable ValueDecoder[] NOTHING = {};
    private static final ValueDecoder DESCRIPTORS = new ArrayDecoder(
            new DescriptorDecoder(new NumberDecoder(Integer.BYTES, Format.SIGNED, ConstantNames.NONE)),
            Label.of("int", ""),
            ArrayDecoder.FLEXIBLE);

    private final TypeLookup lookup;
    private final StructDecoders structs;
    private final SemanticsTable semantics;
    private final ConstantNameTable symbols;
    private final ScalarDecoders scalars;

    CmsgDecoders(TypeLookup lookup, StructDecoders structs, SemanticsTable semantics, ConstantNameTable symbols) {
        this.scalars = new ScalarDecoders(symbols);
        this.lookup = lookup;
        this.structs = structs;
        this.semantics = semantics;
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
        return Optional.of(new CmsgDecoder(
                struct.size(),
                length.get().member().type().size(),
                Label.of(struct.cName(), ""),
                structs.member(length.get()),
                structs.member(level.get()),
                types(type.get())));
    }

    private ControlTypes types(Placed type) {
        Map<Integer, Level> levels = new HashMap<>();
        for (ControlType set : semantics.controls()) {
            if (set.isSet()) {
                String names = set.meaning().name();
                symbols.value("sol", set.level())
                        .ifPresent(value ->
                                levels.put((int) value, new Level(named(type, names), data(set.level(), names))));
            }
        }
        return new ControlTypes(levels, new Level(named(type, ""), NOTHING));
    }

    /** @param set the names of the types; empty when there are none */
    private MemberDecoder named(Placed type, String set) {
        int size = type.member().type().size();
        ValueDecoder value = new NumberDecoder(size, Format.SIGNED, symbols.set(set, size));
        return new MemberDecoder(StructDecoders.label(type.member()), type.offset(), value);
    }

    private @Nullable ValueDecoder[] data(String level, String set) {
        @Nullable ValueDecoder[] data = new ValueDecoder[MOST_TYPES];
        for (ControlType control : semantics.controls()) {
            if (control.level().equals(level) && !control.isSet()) {
                value(control.meaning()).ifPresent(decoder -> put(data, set, control.type(), decoder));
            }
        }
        if (level.equals("SOL_SOCKET")) {
            put(data, set, "SCM_RIGHTS", DESCRIPTORS);
            put(data, set, "SCM_PIDFD", DESCRIPTORS);
        }
        return data;
    }

    private Optional<ValueDecoder> value(Semantics meaning) {
        return switch (meaning.kind()) {
            case STRUCT -> lookup.struct(meaning.name()).map(structs::struct);
            case STRING, PATH -> Optional.of(new TextDecoder());
            default ->
                Optional.of(scalars.decoder(meaning.form().bytes(Integer.BYTES), true, meaning, ConstantNames.NONE));
        };
    }

    private void put(@Nullable ValueDecoder[] data, String set, String type, ValueDecoder decoder) {
        long value = symbols.value(set, type).orElse(-1);
        if (value >= 0 && value < data.length) {
            data[(int) value] = decoder;
        }
    }
}
