// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Composite;
import io.etrace.decode.NetlinkMessages.Body;
import io.etrace.decode.NetlinkMessages.Content;
import io.etrace.syscalls.NetlinkTable;
import io.etrace.syscalls.NetlinkTable.Message;
import io.etrace.syscalls.NetlinkTable.Protocol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes decoders of the messages of netlink. */
final class NetlinkDecoders {
    private static final String TYPES = "nlmsg_type";

    private final TypeLookup lookup;
    private final StructDecoders structs;
    private final NetlinkTable table;
    private final ConstantNameTable symbols;
    private final AttributeDecoders attributes;

    NetlinkDecoders(TypeLookup lookup, TypeDecoders types, StructDecoders structs, NetlinkTable table) {
        this.lookup = lookup;
        this.structs = structs;
        this.table = table;
        this.symbols = types.table().constants();
        this.attributes = new AttributeDecoders(lookup, types, table);
    }

    /** What passes through sockets. */
    PacketDecoder packet() {
        Map<Integer, ValueDecoder> decoders = new HashMap<>();
        table.protocols()
                .forEach((name, protocol) -> symbols.value("netlink_protocol", name)
                        .ifPresent(number -> decoders.put((int) number, decoder(name, protocol))));
        ConstantNames types = symbols.set(TYPES, Short.BYTES);
        return new PacketDecoder(decoders, new NetlinkDecoder(types, new NetlinkMessages(control(), others())));
    }

    private NetlinkDecoder decoder(String name, Protocol protocol) {
        ConstantNames types = names(protocol);
        Map<Integer, List<NetlinkMessages.Kind>> kinds = control();
        Content others = others();
        for (Message message : table.messages()) {
            if (message.protocol().equals(name)) {
                Optional<Content> content = content(message);
                for (String type : message.types()) {
                    OptionalLong number = number(protocol, type);
                    if (number.isPresent() && content.isPresent()) {
                        kinds.computeIfAbsent((int) number.getAsLong(), key -> new ArrayList<>())
                                .add(new NetlinkMessages.Kind(message.side(), families(message), content.get()));
                    }
                }
            }
        }
        return new NetlinkDecoder(types, new NetlinkMessages(kinds, others));
    }

    private Content others() {
        MemberDecoder flags = Content.flags(symbols.set("nlm_flags", Short.BYTES));
        return new Body(flags, Label.of("", ""), DataDecoder.ALL, 0, DataDecoder.ALL);
    }

    private long[] families(Message message) {
        return message.families().stream()
                .map(family -> symbols.value("socket_family", family))
                .flatMapToLong(OptionalLong::stream)
                .toArray();
    }

    private ConstantNames names(Protocol protocol) {
        ConstantNames whole = symbols.set(protocol.set(), Short.BYTES);
        if (protocol.subsystems().isEmpty()) {
            return whole;
        }
        Map<Integer, ConstantNames> types = new HashMap<>();
        protocol.types()
                .forEach((subsystem, set) -> symbols.value(protocol.subsystems(), subsystem)
                        .ifPresent(number -> types.put((int) number, symbols.set(set, 1))));
        return new SubsystemNames(whole, symbols.set(protocol.subsystems(), 1), types);
    }

    private OptionalLong number(Protocol protocol, String type) {
        int dot = type.indexOf('.');
        if (dot < 0) {
            return symbols.value(protocol.set(), type);
        }
        String subsystem = type.substring(0, dot);
        OptionalLong high = symbols.value(protocol.subsystems(), subsystem);
        OptionalLong low = symbols.value(protocol.types().getOrDefault(subsystem, ""), type.substring(dot + 1));
        return high.isPresent() && low.isPresent()
                ? OptionalLong.of(high.getAsLong() << Byte.SIZE | low.getAsLong())
                : OptionalLong.empty();
    }

    /** The types that every protocol has. */
    private Map<Integer, List<NetlinkMessages.Kind>> control() {
        Map<Integer, List<NetlinkMessages.Kind>> kinds = new HashMap<>();
        MemberDecoder flags = Content.flags(symbols.set("nlm_error", Short.BYTES));
        ValueDecoder behind = attributes.of("nlmsgerr");
        put(kinds, "NLMSG_ERROR", new NetlinkError(flags, true, behind));
        put(kinds, "NLMSG_DONE", new NetlinkError(flags, false, behind));
        return kinds;
    }

    private void put(Map<Integer, List<NetlinkMessages.Kind>> kinds, String type, Content content) {
        NetlinkMessages.Kind kind = new NetlinkMessages.Kind(NetlinkTable.Side.BOTH, new long[0], content);
        symbols.value(TYPES, type).ifPresent(number -> kinds.put((int) number, new ArrayList<>(List.of(kind))));
    }

    /** Empty when this kernel does not describe the struct. */
    private Optional<Content> content(Message message) {
        MemberDecoder flags = Content.flags(symbols.set(message.flags(), Short.BYTES));
        ValueDecoder behind = message.attributes().isEmpty() ? DataDecoder.ALL : attributes.of(message.attributes());
        if (message.struct().isEmpty()) {
            return Optional.of(new Body(flags, Label.of("", ""), DataDecoder.ALL, 0, behind));
        }
        return lookup.struct(message.struct()).map(struct -> body(flags, struct, message.struct(), behind));
    }

    private Body body(MemberDecoder flags, Composite struct, String name, ValueDecoder behind) {
        int size = struct.size() + 3 & ~3;
        return new Body(flags, Label.of(struct.cName(), name), structs.struct(struct, ""), size, behind);
    }
}
