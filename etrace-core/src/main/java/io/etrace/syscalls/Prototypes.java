// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import io.etrace.syscalls.SyscallFormat.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parameters of the syscalls that tracefs does not have: those of 32-bit programs alone. */
final class Prototypes {
    private static final String AS = " as ";

    private Prototypes() {}

    /** A prototype, and the line of the semantics table that belongs to it. */
    record Prototype(SyscallFormat format, String semantics) {}

    /** By the name in the unistd headers; none for the kernel's own ABI. */
    static Map<String, Prototype> of(Abi abi) {
        Map<String, Prototype> prototypes = new HashMap<>();
        if (abi.compat()) {
            for (Line line : Lines.ofResource("prototypes-" + abi.label())) {
                Prototype prototype = parse(line);
                prototypes.put(prototype.format().name(), prototype);
            }
        }
        return prototypes;
    }

    static Prototype parse(Line line) {
        String text = line.text();
        int open = text.indexOf('(');
        int close = text.indexOf(')');
        if (open <= 0 || close < open) {
            throw line.error("expected NAME(TYPE NAME, ...) but found \"" + text + "\"");
        }
        String name = text.substring(0, open);
        String rest = text.substring(close + 1);
        if (!rest.isEmpty() && !rest.startsWith(AS)) {
            throw line.error("expected \"as NAME\" but found \"" + rest.strip() + "\"");
        }
        String semantics = rest.isEmpty() ? name : rest.substring(AS.length());
        return new Prototype(new SyscallFormat(name, fields(line, text.substring(open + 1, close))), semantics);
    }

    private static List<Field> fields(Line line, String parameters) {
        List<Field> fields = new ArrayList<>();
        for (String parameter : parameters.isEmpty() ? new String[0] : parameters.split(", ")) {
            int blank = parameter.lastIndexOf(' ');
            if (blank <= 0) {
                throw line.error("expected a type and a name but found \"" + parameter + "\"");
            }
            fields.add(new Field(CType.normal(parameter.substring(0, blank)), parameter.substring(blank + 1)));
        }
        return List.copyOf(fields);
    }
}
