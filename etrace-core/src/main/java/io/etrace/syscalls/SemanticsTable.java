// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The semantics table: the meaning of syscalls' parameters, of struct members, of typedefs, of socket address
 * families and of control messages. The head of the shipped table explains its grammar. A line is parsed when it is first asked for, because
 * most runs ask for few of them.
 */
public final class SemanticsTable {
    private static final String RESOURCE = "syscalls.table";
    private static final String COMPAT = "compat_";
    private static final String AS = " as ";

    private final TableLines lines;
    private final Map<String, Optional<Entry>> syscalls = new ConcurrentHashMap<>();
    private final Map<String, Optional<Entry>> compat = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Semantics>> members = new ConcurrentHashMap<>();
    private final Map<String, Map<String, StructView.Test>> conditions = new ConcurrentHashMap<>();
    private final Map<String, List<StructView>> views = new ConcurrentHashMap<>();

    private SemanticsTable(TableLines lines) {
        this.lines = lines;
    }

    /** The table that etrace is shipped with. */
    public static SemanticsTable shipped() {
        return Shipped.TABLE;
    }

    /**
     * Parses the whole of a table.
     *
     * @param source what error messages call the text; "" with an empty text for a table that knows nothing
     * @throws TableException when a line does not follow the grammar
     */
    public static SemanticsTable parse(String source, String text) {
        SemanticsTable table = new SemanticsTable(TableLines.of(source, text));
        table.names().forEach(table::syscall);
        table.names().forEach(table::compatSyscall);
        table.structs().forEach(table::members);
        table.views().forEach(table::views);
        return table;
    }

    /** The syscalls that the table tells of, by their tracefs names. */
    public Set<String> names() {
        return lines.syscalls().keySet();
    }

    /** The structs, and as {@code union NAME} the unions, that the table tells of. */
    public Set<String> structs() {
        return lines.structs().keySet();
    }

    Optional<Entry> syscall(String name) {
        return syscalls.computeIfAbsent(
                name, key -> Optional.ofNullable(lines.syscalls().get(key)).map(EntryParser::parse));
    }

    /** The same as 32-bit programs call it. */
    Optional<Entry> compatSyscall(String name) {
        return compat.computeIfAbsent(
                name,
                key -> lines.syscalls().containsKey(key)
                        ? Optional.of(EntryParser.parse(lines.compat(key)))
                        : Optional.empty());
    }

    /** The meanings of a struct's members by their names; the struct's name is without the word struct. */
    Map<String, Semantics> members(String struct) {
        return members.computeIfAbsent(struct, key -> {
            Line line = lines.structs().get(key);
            return line == null ? Map.of() : EntryParser.members(line);
        });
    }

    /**
     * What a member of a struct or union means, if the table says it.
     *
     * @param struct the struct's name without the word struct, or {@code union NAME}; for a member of an anonymous one
     *     that of the named one around
     */
    public Optional<Semantics> member(String struct, String member) {
        return Optional.ofNullable(members(plain(struct)).get(member));
    }

    /** When a member of a struct or union, as {@link #member} takes it, means something; empty for always. */
    public Optional<StructView.Test> condition(String struct, String member) {
        return Optional.ofNullable(conditions
                .computeIfAbsent(plain(struct), key -> {
                    Line line = lines.structs().get(key);
                    return line == null || !line.text().contains(" if ") ? Map.of() : EntryParser.conditions(line);
                })
                .get(member));
    }

    /** The structs, and behind a dot the views, of which the table says what is shown. */
    public Set<String> views() {
        return lines.views().keySet();
    }

    /**
     * What a struct or union is shown as, in the order in which the views are tried; empty when all of it is shown.
     *
     * @param name the struct's name as in {@link #member}, or that with a view behind a dot
     */
    public List<StructView> views(String name) {
        return views.computeIfAbsent(
                plain(name),
                key -> lines.views().getOrDefault(key, List.of()).stream()
                        .map(EntryParser::view)
                        .toList());
    }

    /** The sets of the constants that a view of a struct tests a member for. */
    public List<String> setsOf(String struct, List<StructView.Shown> view, String member) {
        Stream<Semantics> here =
                view.stream().filter(shown -> shown.path().equals(member)).flatMap(shown -> shown.meaning().stream());
        return Stream.concat(here, member(struct, member).stream())
                .map(Semantics::set)
                .filter(set -> !set.isEmpty())
                .toList();
    }

    /** Under which name the table tells of a struct. */
    private String plain(String struct) {
        String name = struct.startsWith(COMPAT) ? struct.substring(COMPAT.length()) : struct;
        return lines.aliases().getOrDefault(name, name);
    }

    /** Whether the table tells of other members for the element with that index in an array of the struct. */
    public boolean hasElement(String struct, int index) {
        return lines.structs().containsKey(element(struct, index));
    }

    /** The name under which it does: {@code __user_cap_data_struct[1]}. */
    public static String element(String struct, int index) {
        return struct + "[" + index + "]";
    }

    /** The name under which the table tells what the members of a struct are to some calls: {@code mnt_id_req as list}. */
    public static String view(String struct, String view) {
        return struct + AS + view;
    }

    /** The meanings of values by the typedef they are declared with: {@code umode_t} is a mode. */
    public Map<String, Semantics> types() {
        return lines.types();
    }

    /** The structs of socket addresses, without the word struct, by the constants of their families. */
    public Map<String, String> addresses() {
        return lines.addresses();
    }

    /** What passes through sockets of netlink. */
    public NetlinkTable netlink() {
        return lines.netlink();
    }

    /** The types of control messages whose data are structs. */
    public List<ControlType> controls() {
        return lines.controls();
    }

    private static final class Shipped {
        static final SemanticsTable TABLE = new SemanticsTable(TableLines.of(RESOURCE, Lines.resource(RESOURCE)));
    }

    /** One syscall's line with the variants that follow it. */
    record Entry(String name, List<Named> parameters, Semantics result, List<Variation> variations) {}

    /** A parameter as the table names it; {@code used} are the tests that all hold when the call looks at it. */
    record Named(String name, Semantics meaning, List<Test> used) {
        Named(String name, Semantics meaning) {
            this(name, meaning, List.of());
        }
    }

    /** A variant's line: it changes the meaning of some parameters, by index, when all conditions hold. */
    record Variation(List<Test> tests, Map<Integer, Semantics> changes, Optional<Semantics> result) {}

    /** {@code cmd & mask = A|B}, or with {@code !=}, constants still by name; no mask is "". */
    record Test(int argument, String mask, List<String> values, boolean negated) {
        Test(int argument, String mask, List<String> values) {
            this(argument, mask, values, false);
        }
    }
}
