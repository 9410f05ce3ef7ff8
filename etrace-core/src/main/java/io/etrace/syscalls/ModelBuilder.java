// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Prototypes.Prototype;
import io.etrace.syscalls.SyscallFormat.Field;
import io.etrace.syscalls.SyscallNumbers.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes the syscalls of a {@link SyscallModel}. */
final class ModelBuilder {
    /** The suffix of the 32-bit syscalls with the 64-bit layout of times, from Linux 5.1 on. */
    private static final String TIME64 = "64";

    private static final List<Field> UNKNOWN = List.of(
            new Field("unsigned long", "arg1"),
            new Field("unsigned long", "arg2"),
            new Field("unsigned long", "arg3"),
            new Field("unsigned long", "arg4"),
            new Field("unsigned long", "arg5"),
            new Field("unsigned long", "arg6"));

    private final Map<String, SyscallFormat> formats = new HashMap<>();
    private final SemanticsTable table;
    private final AskedTypes types;
    private final NamedConstants constants;

    ModelBuilder(List<SyscallFormat> formats, SemanticsTable table, Types types, NamedConstants constants) {
        formats.forEach(format -> this.formats.put(format.name(), format));
        this.table = table;
        this.types = new AskedTypes(types);
        this.constants = constants;
    }

    SyscallModel build(SyscallNumbers numbers) {
        Abi abi = numbers.abi();
        Maker maker = abi.compat()
                ? new Maker(
                        abi,
                        interpreter(abi, new CompatTypes(types, false)),
                        interpreter(abi, new CompatTypes(types, true)),
                        Prototypes.of(abi))
                : new Maker(abi, interpreter(abi, types), interpreter(abi, types), Map.of());
        return new SyscallModel(numbers, unnumbered(numbers), maker::syscall, types.names(), maker.types());
    }

    private SemanticsResolver interpreter(Abi abi, Types layout) {
        SemanticsResolver[] made = new SemanticsResolver[1];
        ParameterTypes parameters =
                new ParameterTypes(abi, layout, table, constants, name -> parameters(made[0], name));
        made[0] = new SemanticsResolver(table, parameters, constants, abi.compat());
        return made[0];
    }

    /** The general ones of a syscall; none when the kernel does not have it. */
    private List<Parameter> parameters(SemanticsResolver resolver, String name) {
        SyscallFormat format = formats.get(name);
        return format == null
                ? List.of()
                : resolver.variants(format, name).getLast().parameters();
    }

    private List<String> unnumbered(SyscallNumbers numbers) {
        Set<String> numbered = new HashSet<>();
        numbers.entries().forEach(entry -> numbered.add(entry.tracefs()));
        Set<String> names = new TreeSet<>(formats.keySet());
        names.removeAll(numbered);
        return List.copyOf(names);
    }

    /** Makes the syscalls of one ABI. */
    private final class Maker {
        private final Abi abi;
        private final SemanticsResolver interpreter;
        private final SemanticsResolver time64;
        private final Map<String, Prototype> prototypes;

        Maker(Abi abi, SemanticsResolver interpreter, SemanticsResolver time64, Map<String, Prototype> prototypes) {
            this.abi = abi;
            this.interpreter = interpreter;
            this.time64 = time64;
            this.prototypes = prototypes;
        }

        ParameterTypes types() {
            return interpreter.types();
        }

        Syscall syscall(Entry entry) {
            Prototype prototype = prototypes.get(entry.unistd());
            if (prototype != null) {
                return make(entry, prototype.format(), prototype.semantics());
            }
            SyscallFormat format = formats.get(entry.tracefs());
            return format != null
                    ? make(entry, format, format.name())
                    : make(entry, new SyscallFormat(entry.tracefs(), UNKNOWN), "");
        }

        private Syscall make(Entry entry, SyscallFormat format, String semantics) {
            SemanticsResolver chosen = entry.unistd().endsWith(TIME64) ? time64 : interpreter;
            return Syscall.of(abi, entry.number(), format.name(), chosen.variants(format, semantics));
        }
    }
}
