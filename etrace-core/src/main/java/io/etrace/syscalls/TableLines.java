// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines of the semantics table by what they tell of; only their beginnings are looked at. */
final class TableLines {
    private static final String STRUCT = "struct ";
    private static final String UNION = "union ";
    private static final String TYPE = "type ";
    private static final String ADDRESS = "sockaddr ";
    private static final String CONTROL = "control ";

    private final Map<String, List<Line>> syscalls = new LinkedHashMap<>();
    private final Map<String, Line> structs = new HashMap<>();
    private final Map<String, Semantics> types = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final List<ControlType> controls = new ArrayList<>();

    private TableLines() {}

    static TableLines of(String source, String text) {
        TableLines lines = new TableLines();
        Lines.of(source, text).forEach(lines::add);
        return lines;
    }

    private void add(Line line) {
        String text = line.text();
        if (text.startsWith(STRUCT)) {
            addStruct(line, name(line, STRUCT.length()));
        } else if (text.startsWith(UNION)) {
            addStruct(line, name(line, 0));
        } else if (text.startsWith(TYPE)) {
            Tokens tokens = assignment(line, TYPE);
            types.put(tokens.word("a typedef's name"), EntryParser.type(tokens));
        } else if (text.startsWith(ADDRESS)) {
            Tokens tokens = assignment(line, ADDRESS);
            addresses.put(tokens.word("an address family"), EntryParser.struct(tokens));
        } else if (text.startsWith(CONTROL)) {
            Tokens tokens = assignment(line, CONTROL);
            String level = tokens.word("the level of control messages");
            String type = tokens.atWord() ? tokens.word("a control message's type") : "";
            controls.add(new ControlType(level, type, EntryParser.data(tokens)));
        } else {
            addSyscall(line, head(line, 0));
        }
    }

    private static Tokens assignment(Line line, String keyword) {
        Tokens tokens = new Tokens(line);
        tokens.expect(keyword.strip());
        return tokens;
    }

    private void addStruct(Line line, String name) {
        if (structs.put(name, line) != null) {
            throw line.error("a second entry for " + name);
        }
    }

    private void addSyscall(Line line, String name) {
        List<Line> entry = syscalls.computeIfAbsent(name, key -> new ArrayList<>(1));
        boolean variant = line.text().charAt(name.length()) == '[';
        if (variant && entry.isEmpty()) {
            throw line.error("the variant of " + name + " must follow the entry of " + name);
        }
        if (!variant && !entry.isEmpty()) {
            throw line.error("a second entry for " + name);
        }
        entry.add(line);
    }

    /** What stands before the members. */
    private static String name(Line line, int start) {
        int round = line.text().indexOf('(');
        if (round <= start) {
            throw line.error("expected a name and '(' but found \"" + line.text() + "\"");
        }
        return line.text().substring(start, round);
    }

    /** What stands before the first bracket. */
    private static String head(Line line, int start) {
        String text = line.text();
        int round = text.indexOf('(');
        int square = text.indexOf('[');
        int end = square < 0 || round >= 0 && round < square ? round : square;
        if (end <= start) {
            throw line.error("expected a name and '(' but found \"" + text + "\"");
        }
        return text.substring(start, end);
    }

    /** The line of each syscall, followed by those of its variants. */
    Map<String, List<Line>> syscalls() {
        return syscalls;
    }

    Map<String, Line> structs() {
        return structs;
    }

    Map<String, Semantics> types() {
        return types;
    }

    Map<String, String> addresses() {
        return addresses;
    }

    List<ControlType> controls() {
        return controls;
    }
}
