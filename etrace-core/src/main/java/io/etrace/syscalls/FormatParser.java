// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.SyscallFormat.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one tracefs format file. A field's line is {@code field:const char * filename;offset:24;size:8;signed:0;}; the
 * size and sign there are those of the slot, not of the parameter, and are ignored.
 */
final class FormatParser {
    private static final String NAME = "name: sys_enter_";
    private static final String FIELD = "field:";
    private static final String NUMBER = "__syscall_nr";
    private static final int MOST_PARAMETERS = 6;

    private FormatParser() {}

    /**
     * Parses the text of a format file.
     *
     * @throws TracefsException when it is not that of a syscall's entry
     */
    static SyscallFormat parse(String text) {
        if (!text.startsWith(NAME)) {
            throw new TracefsException("a format file does not begin with \"" + NAME + "\": " + firstLine(text));
        }
        String name = firstLine(text).substring(NAME.length()).strip();
        List<Field> fields = fields(text, name);
        if (fields.size() > MOST_PARAMETERS) {
            throw new TracefsException("the format of sys_enter_" + name + " has " + fields.size()
                    + " parameters; a syscall takes at most " + MOST_PARAMETERS);
        }
        return new SyscallFormat(name, List.copyOf(fields));
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text : text.substring(0, end);
    }

    private static List<Field> fields(String text, String name) {
        List<Field> fields = new ArrayList<>(MOST_PARAMETERS);
        boolean numberSeen = false;
        int at = text.indexOf(FIELD);
        while (at >= 0) {
            int start = at + FIELD.length();
            int end = text.indexOf(';', start);
            if (end < 0) {
                throw new TracefsException(
                        "the format of sys_enter_" + name + " ends within a field: " + firstLine(text.substring(at)));
            }
            if (numberSeen && !dynamic(text, start)) {
                fields.add(field(text.substring(start, end), name));
            }
            numberSeen |= text.startsWith(NUMBER, end - NUMBER.length());
            at = text.indexOf(FIELD, end);
        }
        if (!numberSeen) {
            throw new TracefsException("the format of sys_enter_" + name + " has no field " + NUMBER);
        }
        return fields;
    }

    /** Newer kernels append the strings that pointers lead to as dynamic fields; they are no parameters. */
    private static boolean dynamic(String text, int start) {
        return text.startsWith("__data_loc ", start) || text.startsWith("__rel_loc ", start);
    }

    private static Field field(String declaration, String syscall) {
        int start = Math.max(declaration.lastIndexOf(' '), declaration.lastIndexOf('*')) + 1;
        if (start == 0 || start == declaration.length()) {
            throw new TracefsException(
                    "the format of sys_enter_" + syscall + " declares \"" + declaration + "\", not a type and a name");
        }
        return new Field(CType.normal(declaration.substring(0, start)), declaration.substring(start));
    }
}
