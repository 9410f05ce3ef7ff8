// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Composite;
import io.etrace.decode.MessageDecoder.Content;
import io.etrace.decode.MessageDecoder.Part;
import io.etrace.decode.StructDecoders.Placed;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes decoders of socket addresses, vectors and messages. */
final class SocketDecoders {
    private static final Label FAMILY = Label.of("sa_family_t", "sa_family");
    private static final Label DATA = Label.of("char[]", "sa_data");

    private final TypeLookup lookup;
    private final StructDecoders structs;
    private final SemanticsTable semantics;
    private final ConstantNameTable symbols;
    private final PacketDecoder packet;

    SocketDecoders(TypeLookup lookup, TypeDecoders types, SemanticsTable semantics, ConstantNameTable symbols) {
        this.lookup = lookup;
        this.structs = types.structs();
        this.semantics = semantics;
        this.symbols = symbols;
        this.packet = new NetlinkDecoders(lookup, types, structs, semantics.netlink()).packet();
    }

    ValueDecoder address() {
        MemberDecoder family = new MemberDecoder(
                FAMILY, 0, new NumberDecoder(Short.BYTES, Format.UNSIGNED, symbols.set("socket_family", Short.BYTES)));
        List<CompositeDecoder> families = new ArrayList<>();
        semantics.addresses().forEach((name, struct) -> {
            int number = (int) symbols.value("socket_family", name).orElse(-1);
            lookup.struct(struct).ifPresent(type -> put(families, number, family(type)));
        });
        MemberDecoder data = new MemberDecoder(DATA, Short.BYTES, DataDecoder.ALL);
        CompositeDecoder other = new CompositeDecoder(0, List.of(data), false);
        return new SockaddrDecoder(family, families.toArray(CompositeDecoder[]::new), other);
    }

    private static void put(List<CompositeDecoder> families, int number, CompositeDecoder family) {
        while (families.size() <= number) {
            families.add(null);
        }
        if (number >= 0) {
            families.set(number, family);
        }
    }

    /** The members of an address behind its family, without those that only fill it up. */
    private CompositeDecoder family(Composite struct) {
        List<MemberDecoder> members = new ArrayList<>();
        for (Placed placed : StructDecoders.members(struct)) {
            String name = placed.member().name();
            if (placed.offset() > 0 && !name.startsWith("__pad") && !name.endsWith("_zero")) {
                members.add(member(placed));
            }
        }
        return new CompositeDecoder(struct.size(), members, false);
    }

    private MemberDecoder member(Placed placed) {
        if (structs.meaning(placed).kind() == Kind.PATH) {
            ValueDecoder path = new UnixPathDecoder(placed.member().type().size());
            return new MemberDecoder(StructDecoders.label(placed.member()), placed.offset(), path);
        }
        return structs.member(placed);
    }

    /** What passes through a socket. */
    PacketDecoder packet() {
        return packet;
    }

    Optional<IovecDecoder> iovec() {
        return iovec(DataDecoder.ALL);
    }

    /** @param content what the segments hold */
    private Optional<IovecDecoder> iovec(ValueDecoder content) {
        return lookup.struct("iovec")
                .flatMap(struct -> placed(struct, "iov_base")
                        .flatMap(base -> placed(struct, "iov_len")
                                .map(length -> new IovecDecoder(
                                        struct.size(),
                                        Label.of(struct.cName(), ""),
                                        pointer(base),
                                        structs.member(length),
                                        content))));
    }

    Optional<MessageDecoder> message(boolean received) {
        return lookup.message()
                .flatMap(struct -> iovec(packet).flatMap(iovec -> {
                    List<Part> parts = StructDecoders.members(struct).stream()
                            .map(this::part)
                            .toList();
                    ValueDecoder control = new CmsgDecoders(lookup, structs, semantics, symbols).control();
                    return placed(struct, "msg_namelen")
                            .map(structs::member)
                            .map(length -> new MessageDecoder(
                                    struct.size(), parts, length, received, iovec, address(), control));
                }));
    }

    private Part part(Placed placed) {
        return switch (placed.member().name()) {
            case "msg_name" -> new Part(pointer(placed), Content.NAME);
            case "msg_iov" -> new Part(pointer(placed), Content.IOVECS);
            case "msg_control" -> new Part(pointer(placed), Content.CONTROL);
            default -> new Part(structs.member(placed), Content.NONE);
        };
    }

    private static MemberDecoder pointer(Placed placed) {
        Label label = StructDecoders.label(placed.member());
        return new MemberDecoder(
                label,
                placed.offset(),
                new PointerDecoder(placed.member().type().size()));
    }

    static Optional<Placed> placed(Composite struct, String member) {
        return StructDecoders.members(struct).stream()
                .filter(placed -> placed.member().name().equals(member))
                .findFirst();
    }
}
