// SPDX-License-Identifier: Apache-2.0
package io.etrace.contract;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Enumeration;
import io.etrace.btf.Member;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The types that both sides share, as the BTF of one of the shipped objects describes them: the members of {@code union abi}
 * of bpf/abi.bpf.h. It notes what it was asked for.
 */
public final class ProgramTypes {
    static final List<String> OBJECTS =
            List.of("etrace-x86_64", "etrace-arm64", "etrace-preemptible-x86_64", "etrace-preemptible-arm64");

    private final Btf btf;
    private final Map<String, Composite> structs = new HashMap<>();
    private final Map<String, Long> constants = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> asked = new HashSet<>();

    private ProgramTypes(Btf btf) {
        this.btf = btf;
        Composite abi = (Composite) btf.find("union abi").orElseThrow();
        for (Member member : abi.members()) {
            names.add(member.name());
            if (member.type() instanceof Composite struct) {
                structs.put(member.name(), struct);
            } else if (member.type() instanceof Enumeration names) {
                addConstants(names);
            }
        }
    }

    private void addConstants(Enumeration names) {
        for (int i = 0; i < names.count(); i++) {
            constants.put(names.name(i), names.value(i));
        }
    }

    static ProgramTypes of(String object) throws IOException {
        try (InputStream in = ProgramTypes.class.getResourceAsStream("/io/etrace/bpf/" + object + ".bpf.o")) {
            if (in == null) {
                throw new AssertionError("no object " + object);
            }
            return new ProgramTypes(Btf.parse(new ElfFile(in.readAllBytes()).section(".BTF")));
        }
    }

    /** The value of an enum's constant. */
    public long constant(String name) {
        asked.add(name);
        Long value = constants.get(name);
        if (value == null) {
            throw new AssertionError("the programs have no constant " + name);
        }
        return value;
    }

    /** Bytes of a struct. */
    public int size(String struct) {
        return struct(struct).size();
    }

    /** One that is shared, or that only the programs have, as a map's value. */
    private Composite struct(String name) {
        Composite shared = structs.get(name);
        if (shared != null) {
            return shared;
        }
        return (Composite)
                btf.find("struct " + name).orElseThrow(() -> new AssertionError("the programs have no struct " + name));
    }

    /** Where {@code struct.member.member[index]} is. */
    public Place place(String path) {
        String[] steps = path.split("\\.");
        BtfType type = struct(steps[0]);
        int offset = 0;
        for (int i = 1; i < steps.length; i++) {
            String name = steps[i].replaceFirst("\\[.*", "");
            Composite struct = (Composite) type;
            Member member = struct.member(name)
                    .orElseThrow(() -> new AssertionError("the programs have no member " + name + " of " + path));
            asked.add(struct.cName().replaceFirst("^struct ", "") + "." + name);
            offset += member.offset();
            type = member.type();
            if (type instanceof BtfType.Array array && steps[i].endsWith("]")) {
                type = array.element();
                offset += type.size() * Integer.parseInt(steps[i].replaceAll(".*\\[|]", ""));
            }
        }
        return new Place(offset, type.size());
    }

    /** All constants, and all members of structs, that nobody asked for. */
    Set<String> neverAsked() {
        Set<String> rest = new TreeSet<>(constants.keySet());
        structs.forEach((name, struct) -> struct.members().forEach(member -> rest.add(name + "." + member.name())));
        rest.removeAll(asked);
        return rest;
    }

    /** The structs and enums. */
    Set<String> names() {
        return names;
    }
}
