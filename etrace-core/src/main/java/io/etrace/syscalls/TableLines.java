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
    private static final String COMPAT = "compat ";
    private static final String NETLINK = "netlink ";
    private static final String MESSAGE = "message ";
    private static final String ATTRIBUTES = "attributes ";

    private final Map<String, List<Line>> syscalls = new LinkedHashMap<>();
    private final Map<String, List<Line>> compat = new HashMap<>();
    private final Map<String, Line> structs = new HashMap<>();
    private final Map<String, List<Line>> views = new HashMap<>();
    private final Map<String, Semantics> types = new HashMap<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();
    private final NetlinkTable netlink = new NetlinkTable();
    private final List<ControlType> controls = new ArrayList<>();

    private TableLines() {}

    static TableLines of(String source, String text) {
        TableLines lines = new TableLines();
        Lines.of(source, text).forEach(lines::add);
        return lines;
    }

    private void add(Line line) {
        String text = line.text();
        if (text.startsWith(STRUCT) && text.indexOf('(') < 0) {
            Tokens tokens = assignment(line, STRUCT);
            aliases.put(tokens.word("a struct's name"), EntryParser.struct(tokens));
        } else if (text.startsWith(STRUCT)) {
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
        } else if (text.startsWith(NETLINK)) {
            netlink.protocol(line);
        } else if (text.startsWith(MESSAGE)) {
            netlink.message(line);
        } else if (text.startsWith(ATTRIBUTES)) {
            netlink.attributes(line);
        } else if (text.startsWith(COMPAT)) {
            addCompat(line, head(line, COMPAT.length()));
        } else {
            addSyscall(line, head(line, 0));
        }
    }

    private static Tokens assignment(Line line, String keyword) {
        Tokens tokens = new Tokens(line);
        tokens.expect(keyword.strip());
        return tokens;
    }

    /** With tests between the brackets it is a view of the struct, as it is behind a dot; an index is an element's. */
    private void addStruct(Line line, String name) {
        int square = name.indexOf('[');
        boolean tested = name.endsWith("[]") || name.indexOf('=') > square && square > 0;
        String plain = tested ? name.substring(0, square) : name;
        if (tested || plain.indexOf('.') >= 0) {
            views.computeIfAbsent(plain, key -> new ArrayList<>(1)).add(line);
        } else if (structs.put(plain, line) != null) {
            throw line.error("a second entry for " + plain);
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

    private void addCompat(Line line, String name) {
        if (!syscalls.containsKey(name)) {
            throw line.error("what " + name + " is to 32-bit programs must follow the entry of " + name);
        }
        compat.computeIfAbsent(name, key -> new ArrayList<>(1)).add(line);
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

    /**
     * The lines of a syscall as 32-bit programs call it: its own line or the one for these programs, then their variants, then
     * all others.
     */
    List<Line> compat(String name) {
        List<Line> all = syscalls.getOrDefault(name, List.of());
        List<Line> theirs = compat.getOrDefault(name, List.of());
        boolean replaced = !theirs.isEmpty() && isGeneral(theirs.getFirst());
        List<Line> lines = new ArrayList<>();
        lines.add(replaced ? theirs.getFirst() : all.getFirst());
        lines.addAll(theirs.subList(replaced ? 1 : 0, theirs.size()));
        lines.addAll(all.subList(1, all.size()));
        return lines;
    }

    private static boolean isGeneral(Line line) {
        int square = line.text().indexOf('[');
        return square < 0 || line.text().indexOf('(') < square;
    }

    Map<String, Line> structs() {
        return structs;
    }

    /** The lines that say what is shown of a struct, by its name and that of the view. */
    Map<String, List<Line>> views() {
        return views;
    }

    Map<String, Semantics> types() {
        return types;
    }

    /** Structs whose members mean what those of another struct do. */
    Map<String, String> aliases() {
        return aliases;
    }

    Map<String, String> addresses() {
        return addresses;
    }

    NetlinkTable netlink() {
        return netlink;
    }

    List<ControlType> controls() {
        return controls;
    }
}
