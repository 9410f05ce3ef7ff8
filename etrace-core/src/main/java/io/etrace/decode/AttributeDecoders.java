// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.NetlinkTable;
import io.etrace.syscalls.NetlinkTable.Attributes;
import io.etrace.syscalls.Semantics;
import java.util.HashMap;
import java.util.Map;

/** Makes decoders of the attributes of netlink, each set once: sets contain one another. */
final class AttributeDecoders {
    private final TypeLookup lookup;
    private final TypeDecoders types;
    private final NetlinkTable table;
    private final Map<String, AttributesDecoder> made = new HashMap<>();

    AttributeDecoders(TypeLookup lookup, TypeDecoders types, NetlinkTable table) {
        this.lookup = lookup;
        this.types = types;
        this.table = table;
    }

    /** The attributes of a set; without names and meanings when there is no such set. */
    AttributesDecoder of(String name) {
        AttributesDecoder known = made.get(name);
        if (known != null) {
            return known;
        }
        Attributes set = table.attributes().getOrDefault(name, new Attributes("", Map.of()));
        AttributesDecoder decoder =
                new AttributesDecoder(types.table().constants().set(set.set(), Short.BYTES));
        made.put(name, decoder);
        set.meanings().forEach((type, meaning) -> {
            if (type.equals(NetlinkTable.OTHERS)) {
                decoder.others(value(meaning));
            } else {
                types.table()
                        .constants()
                        .value(set.set(), type)
                        .ifPresent(number -> decoder.put((int) number, value(meaning)));
            }
        });
        return decoder;
    }

    private ValueDecoder value(Semantics meaning) {
        return switch (meaning.kind()) {
            case ATTRIBUTES -> of(meaning.name());
            case STRING, PATH -> new CharArrayDecoder(0, true);
            case BUFFER -> DataDecoder.ALL;
            case STRUCT ->
                lookup.struct(meaning.name())
                        .map(struct -> types.decoder(struct, Semantics.UNKNOWN))
                        .orElse(DataDecoder.ALL);
            default -> new AttributeValueDecoder(types.scalars(), meaning);
        };
    }
}
