// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** All types of the running kernel, type by type, as bpftool sees them. */
class KernelBtfIT {
    private static final Set<String> MODIFIERS = Set.of("TYPEDEF", "CONST", "VOLATILE", "RESTRICT", "TYPE_TAG");

    private static Btf btf;
    private static Map<Integer, JsonNode> types;

    @BeforeAll
    static void dumpTypes() throws IOException, InterruptedException {
        Tool.requireKernelTypes();
        Tool.requirePresent("bpftool");
        btf = Btf.ofRunningKernel();
        JsonNode dump =
                Tool.run(new ObjectMapper()::readTree, "bpftool", "-j", "btf", "dump", "file", Tool.VMLINUX.toString());
        types = new TreeMap<>();
        dump.get("types").forEach(type -> types.put(type.get("id").asInt(), type));
        assertThat(types).hasSizeGreaterThan(10_000);
    }

    private static int forEach(Set<String> kinds, BiConsumer<JsonNode, BtfType> check) {
        int count = 0;
        for (Map.Entry<Integer, JsonNode> type : types.entrySet()) {
            if (kinds.contains(type.getValue().get("kind").asString())) {
                check.accept(type.getValue(), btf.type(type.getKey()));
                count++;
            }
        }
        return count;
    }

    @Test
    void structsAndUnions() {
        int count = forEach(Set.of("STRUCT", "UNION"), (expected, type) -> {
            Composite composite = (Composite) type;
            assertThat(composite.isUnion())
                    .isEqualTo(expected.get("kind").asString().equals("UNION"));
            assertThat(composite.size())
                    .as(composite.cName())
                    .isEqualTo(expected.get("size").asInt());
            assertThat(composite.cName()).isEqualTo(cName(expected));
            assertThat(rows(composite)).as(composite.cName()).isEqualTo(rows(expected.get("members")));
        });
        assertThat(count).isGreaterThan(5000);
    }

    @Test
    void enums() {
        int count = forEach(Set.of("ENUM", "ENUM64"), (expected, type) -> {
            Enumeration names = (Enumeration) type;
            assertThat(names.size()).isEqualTo(expected.get("size").asInt());
            assertThat(names.signed())
                    .isEqualTo(expected.get("encoding").asString().equals("SIGNED"));
            assertThat(rows(names)).as(names.cName()).isEqualTo(enumerators(expected));
        });
        assertThat(count).isGreaterThan(1000);
    }

    @Test
    void integersAndFloats() {
        int count = forEach(Set.of("INT", "FLOAT"), (expected, type) -> {
            assertThat(type.size()).isEqualTo(expected.get("size").asInt());
            if (type instanceof BtfType.Int integer) {
                String encoding = expected.get("encoding").asString();
                assertThat(integer.signed()).as(integer.cName()).isEqualTo(encoding.contains("SIGNED"));
                assertThat(integer.bool()).as(integer.cName()).isEqualTo(encoding.contains("BOOL"));
            }
        });
        assertThat(count).isGreaterThan(10);
    }

    @Test
    void pointersAndArrays() {
        int count = forEach(Set.of("PTR", "ARRAY"), (expected, type) -> {
            BtfType target = btf.type(expected.get("type_id").asInt());
            if (type instanceof BtfType.Array array) {
                assertThat(array.count()).isEqualTo(expected.get("nr_elems").asInt());
                assertThat(array.element()).isEqualTo(target);
            } else {
                assertThat(((Pointer) type).target()).isEqualTo(target);
            }
        });
        assertThat(count).isGreaterThan(5000);
    }

    private static List<String> rows(Composite composite) {
        List<String> rows = new ArrayList<>();
        for (Member member : composite.members()) {
            rows.add(row(member.name(), member.bitOffset(), member.bitSize(), describe(member.type())));
        }
        return rows;
    }

    private static List<String> rows(JsonNode members) {
        List<String> rows = new ArrayList<>();
        for (JsonNode member : members) {
            int bitSize = member.path("bitfield_size").asInt(0);
            String type = describe(unmodified(member.get("type_id").asInt()));
            rows.add(row(name(member), member.get("bits_offset").asInt(), bitSize, type));
        }
        return rows;
    }

    private static String row(String name, int bitOffset, int bitSize, String type) {
        return name + " at " + bitOffset + ":" + bitSize + " " + type;
    }

    private static String describe(BtfType type) {
        return switch (type) {
            case BtfType.Void _ -> "VOID";
            case BtfType.Int integer -> "INT " + integer.size();
            case BtfType.Float real -> "FLOAT " + real.size();
            case BtfType.Array array -> "ARRAY " + array.count() + " of " + describe(array.element());
            case BtfType.Forward forward -> "FWD " + forward.cName();
            case BtfType.Function _ -> "FUNC_PROTO";
            case Pointer _ -> "PTR";
            case Enumeration names -> names.cName() + " " + names.size();
            case Composite composite -> composite.cName() + " " + composite.size();
        };
    }

    private static String describe(JsonNode type) {
        String kind = type.get("kind").asString();
        return switch (kind) {
            case "INT", "FLOAT" -> kind + " " + type.get("size").asInt();
            case "ARRAY" ->
                "ARRAY " + type.get("nr_elems").asInt() + " of "
                        + describe(unmodified(type.get("type_id").asInt()));
            case "FWD" -> "FWD " + cName(type);
            case "ENUM", "ENUM64", "STRUCT", "UNION" ->
                cName(type) + " " + type.get("size").asInt();
            default -> kind;
        };
    }

    private static JsonNode unmodified(int id) {
        JsonNode type = types.get(id);
        while (MODIFIERS.contains(type.get("kind").asString())) {
            type = types.get(type.get("type_id").asInt());
        }
        return type;
    }

    private static String cName(JsonNode type) {
        String word = switch (type.get("kind").asString()) {
            case "ENUM", "ENUM64" -> "enum ";
            case "FWD" -> type.get("fwd_kind").asString() + " ";
            case String kind -> kind.toLowerCase(Locale.ROOT) + " ";
        };
        return word + (name(type).isEmpty() ? "{...}" : name(type));
    }

    private static String name(JsonNode node) {
        String name = node.get("name").asString();
        return name.equals("(anon)") ? "" : name;
    }

    private static List<String> rows(Enumeration names) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < names.count(); i++) {
            rows.add(names.name(i) + " = " + names.value(i));
        }
        return rows;
    }

    private static List<String> enumerators(JsonNode type) {
        // bpftool's JSON has the values of 32-bit enums as signed numbers, whatever they are.
        boolean unsigned32 = type.get("kind").asString().equals("ENUM")
                && type.get("encoding").asString().equals("UNSIGNED");
        List<String> rows = new ArrayList<>();
        for (JsonNode enumerator : type.get("values")) {
            long value = enumerator.get("val").bigIntegerValue().longValue();
            rows.add(name(enumerator) + " = " + (unsigned32 ? value & 0xffff_ffffL : value));
        }
        return rows;
    }
}
