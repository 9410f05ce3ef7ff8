// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.constants.Architecture;
import io.etrace.constants.ConstantSet;
import io.etrace.constants.ConstantSets;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable.Entry;
import io.etrace.syscalls.SemanticsTable.Named;
import io.etrace.syscalls.SemanticsTable.Variation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The shipped table says nothing that the kernel, its types or the constants contradict. */
class ShippedTableIT {
    /** Syscalls of arm64, of newer and older kernels, and of options that distributions choose differently. */
    private static final Set<String> ELSEWHERE = Set.of(
            "arm64_personality",
            "fadvise64_64",
            "delete_module",
            "finit_module",
            "init_module",
            "kexec_file_load",
            "kexec_load",
            "get_thread_area",
            "set_thread_area",
            "listns",
            "lookup_dcookie",
            "map_shadow_stack",
            "oldumount",
            "rseq_slice_yield");

    /** Linux 6.18 ends with file_setattr; the table need not tell of newer syscalls. */
    private static final int LAST_TOLD = 469;

    private static final SemanticsTable TABLE = SemanticsTable.shipped();
    private static final ConstantSets CONSTANTS = ConstantSets.of(Architecture.X86_64);

    private static Stream<Entry> entries() {
        return TABLE.names().stream().map(TABLE::syscall).flatMap(Optional::stream);
    }

    private static Stream<Semantics> meanings() {
        Stream<Semantics> syscalls = entries().flatMap(ShippedTableIT::meanings);
        Stream<Semantics> members = memberMeanings();
        return Stream.of(syscalls, members, TABLE.types().values().stream()).flatMap(all -> all);
    }

    private static Stream<Semantics> meanings(Entry entry) {
        List<Semantics> meanings = new ArrayList<>(List.of(entry.result()));
        entry.parameters().forEach(parameter -> meanings.add(parameter.meaning()));
        for (Variation variation : entry.variations()) {
            meanings.addAll(variation.changes().values());
            variation.result().ifPresent(meanings::add);
        }
        return meanings.stream();
    }

    @Test
    void tellsOfEverySyscallOfTheRunningKernel() throws Exception {
        SyscallNumbers numbers = SyscallNumbers.of(Abi.ofThisMachine());

        List<String> untold = Kernel.formats().stream()
                .map(SyscallFormat::name)
                .filter(name -> !TABLE.names().contains(name))
                .filter(name -> numbers.ofTracefs(name).orElse(LAST_TOLD + 1) <= LAST_TOLD)
                .toList();

        assertThat(untold).isEmpty();
    }

    @Test
    void tellsOfNoSyscallThatDoesNotExist() throws Exception {
        Set<String> unknown = new TreeSet<>(TABLE.names());
        Kernel.formats().forEach(format -> unknown.remove(format.name()));
        Prototypes.of(Abi.I386).values().forEach(prototype -> unknown.remove(prototype.semantics()));
        unknown.removeAll(ELSEWHERE);

        assertThat(unknown).isEmpty();
    }

    @Test
    void namesParametersAsTheRunningKernelDoes() throws Exception {
        Map<String, List<String>> told = new TreeMap<>();
        Map<String, List<String>> kernel = new TreeMap<>();
        for (SyscallFormat format : Kernel.formats()) {
            TABLE.syscall(format.name()).ifPresent(entry -> {
                told.put(
                        entry.name(),
                        entry.parameters().stream().map(Named::name).toList());
                kernel.put(
                        entry.name(),
                        format.fields().stream().map(SyscallFormat.Field::name).toList());
            });
        }

        assertThat(told).isEqualTo(kernel);
    }

    @Test
    void namesParametersOf32BitSyscallsAsThePrototypesDo() {
        for (Prototypes.Prototype prototype : Prototypes.of(Abi.I386).values()) {
            Optional<Entry> entry = TABLE.syscall(prototype.semantics());
            if (entry.isPresent() && !TABLE.names().contains(prototype.format().name())) {
                assertThat(entry.get().parameters().size())
                        .as(prototype.toString())
                        .isGreaterThanOrEqualTo(prototype.format().fields().size());
            }
        }
    }

    @Test
    void namesOnlyConstantSetsThatExist() {
        Set<String> sets = meanings()
                .filter(meaning -> meaning.kind() == Kind.FLAGS || meaning.kind() == Kind.ENUM)
                .map(Semantics::name)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(CONSTANTS.names()).containsAll(sets);
        assertThat(sets).hasSizeGreaterThan(150);
    }

    @Test
    void testsOnlyConstantsThatExist() {
        List<String> unknown = new ArrayList<>();
        entries()
                .forEach(entry -> entry.variations()
                        .forEach(variation -> variation
                                .tests()
                                .forEach(test -> constantsOf(test)
                                        .filter(constant -> !Character.isDigit(constant.charAt(0)))
                                        .filter(constant -> !known(entry, variation, test, constant))
                                        .forEach(constant -> unknown.add(entry.name() + " " + constant)))));

        assertThat(unknown).isEmpty();
    }

    private static Stream<String> constantsOf(SemanticsTable.Test test) {
        Stream<String> mask = test.mask().isEmpty() ? Stream.empty() : Stream.of(test.mask());
        return Stream.concat(mask, test.values().stream());
    }

    private static boolean known(Entry entry, Variation variation, SemanticsTable.Test test, String constant) {
        Semantics general = entry.parameters().get(test.argument()).meaning();
        Semantics here = variation.changes().getOrDefault(test.argument(), general);
        return Stream.of(here, general)
                .flatMap(meaning -> CONSTANTS.find(meaning.name()).stream())
                .anyMatch(set -> set.valueOf(constant).isPresent());
    }

    @Test
    void everyStructAndMemberIsInTheKernelsTypes() {
        Btf btf = Btf.ofRunningKernel();
        List<String> unknown = new ArrayList<>();
        for (String name : TABLE.structs()) {
            String plain = name.replaceFirst(" as .*|\\[.*", "");
            Optional<BtfType> type = btf.find(name.startsWith("union ") ? plain : "struct " + plain);
            for (String member : TABLE.members(name).keySet()) {
                if (!(type.orElse(null) instanceof Composite struct)
                        || struct.member(member).isEmpty() && !has(struct, member)) {
                    unknown.add(name + "." + member);
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyViewShowsAndTestsWhatIsInTheKernelsTypes() {
        Btf btf = Btf.ofRunningKernel();
        List<String> unknown = new ArrayList<>();
        for (String name : TABLE.views()) {
            String type = name.replaceFirst("\\..*", "");
            Composite struct = (Composite) btf.find(type.startsWith("union ") ? type : "struct " + type)
                    .orElseThrow();
            Composite compat = (Composite) btf.find("struct compat_" + type).orElse(struct);
            for (StructView view : TABLE.views(name)) {
                Stream.concat(
                                view.members().stream().map(StructView.Shown::path),
                                view.tests().stream().map(StructView.Test::member))
                        .filter(path -> struct.member(path).isEmpty()
                                && compat.member(path).isEmpty())
                        .forEach(path -> unknown.add(name + " " + path));
                for (StructView.Test test : view.tests()) {
                    List<String> sets = TABLE.setsOf(type, view.members(), test.member());
                    NamedConstants constants =
                            (set, constant) -> CONSTANTS.get(set).valueOf(constant);
                    if (test.values(sets, constants).size() != test.names().size()) {
                        unknown.add(name + " " + test);
                    }
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyMemberThatIsFollowedIsAPointerOfAKnownLength() {
        List<String> pointers = new ArrayList<>();
        for (Semantics meaning : memberMeanings().toList()) {
            if (meaning.pointer()) {
                pointers.add(meaning.toString());
                assertThat(meaning.extent().lastArgument()).isNegative();
            }
        }

        assertThat(pointers).hasSizeGreaterThan(20);
    }

    private static Stream<Semantics> memberMeanings() {
        Stream<Semantics> plain = TABLE.structs().stream().flatMap(name -> TABLE.members(name).values().stream());
        Stream<Semantics> viewed = TABLE.views().stream()
                .flatMap(name -> TABLE.views(name).stream())
                .flatMap(view -> view.members().stream())
                .flatMap(shown -> shown.meaning().stream());
        return Stream.concat(plain, viewed);
    }

    @Test
    void everyMessageOfNetlinkIsInTheKernelsTypesAndConstants() {
        Btf btf = Btf.ofRunningKernel();
        NetlinkTable netlink = TABLE.netlink();
        List<String> unknown = new ArrayList<>();
        netlink.structs().stream()
                .filter(struct -> btf.find("struct " + struct).isEmpty())
                .forEach(unknown::add);
        for (NetlinkTable.Message message : netlink.messages()) {
            NetlinkTable.Protocol protocol = netlink.protocols().get(message.protocol());
            message.types().stream().filter(type -> !known(protocol, type)).forEach(unknown::add);
            message.families().stream()
                    .filter(family ->
                            CONSTANTS.get("socket_family").valueOf(family).isEmpty())
                    .forEach(unknown::add);
            if (!message.attributes().isEmpty() && !netlink.attributes().containsKey(message.attributes())) {
                unknown.add(message.attributes());
            }
        }
        netlink.attributes()
                .forEach((name, set) -> set.meanings().keySet().stream()
                        .filter(type -> !type.equals(NetlinkTable.OTHERS))
                        .filter(type -> CONSTANTS.get(set.set()).valueOf(type).isEmpty())
                        .forEach(unknown::add));

        assertThat(unknown).isEmpty();
        assertThat(netlink.messages()).hasSizeGreaterThan(40);
    }

    private static boolean known(NetlinkTable.Protocol protocol, String type) {
        int dot = type.indexOf('.');
        String set = dot < 0 ? protocol.set() : protocol.types().getOrDefault(type.substring(0, dot), "");
        return CONSTANTS
                .find(set)
                .filter(found -> found.valueOf(type.substring(dot + 1)).isPresent())
                .isPresent();
    }

    /** Members of anonymous structs count, be these members with or without a name. */
    private static boolean has(Composite struct, String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? hasMember(struct, name) : hasPath(struct, name.substring(0, dot), name.substring(dot + 1));
    }

    private static boolean hasPath(Composite struct, String outer, String rest) {
        return struct.members().stream()
                .anyMatch(member ->
                        member.name().equals(outer) && member.type() instanceof Composite inner && has(inner, rest));
    }

    private static boolean hasMember(Composite struct, String name) {
        return struct.members().stream()
                .anyMatch(member ->
                        member.name().equals(name) || anonymous(member) && hasMember((Composite) member.type(), name));
    }

    private static boolean anonymous(Member member) {
        return member.type() instanceof Composite inner && inner.cName().contains("{");
    }

    @Test
    void everyTypeNamedForMemoryIsInTheKernelsTypes() {
        Btf btf = Btf.ofRunningKernel();
        Set<String> unknown = meanings()
                .filter(meaning ->
                        meaning.kind() == Kind.STRUCT && !meaning.name().isEmpty())
                .map(Semantics::typeName)
                .filter(name -> name.startsWith("union ")
                        ? btf.find(name).isEmpty()
                        : btf.find("struct " + name).isEmpty() && btf.find(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        TABLE.addresses().values().stream()
                .filter(name -> btf.find("struct " + name).isEmpty())
                .forEach(unknown::add);

        assertThat(unknown).isEmpty();
    }

    @Test
    void everyFamilyOfSocketAddressesIsAConstant() {
        ConstantSet families = CONSTANTS.get("socket_family");

        assertThat(TABLE.addresses().keySet())
                .allMatch(family -> families.valueOf(family).isPresent());
    }

    @Test
    void parsesAsAWhole() {
        String text = Lines.resource("syscalls.table");

        assertThat(SemanticsTable.parse("syscalls.table", text).names()).hasSizeGreaterThan(370);
        assertThat(Arrays.stream(text.split("\n")).filter(line -> line.contains("\t")))
                .isEmpty();
    }
}
