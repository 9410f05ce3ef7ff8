// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parsed semantics table: the meaning of syscalls' parameters, of struct members and of socket address families.
 * The file's head explains its grammar.
 *
 * @param syscalls the lines of syscalls by their tracefs name
 * @param members the meanings of a struct's members by the struct's name (without the word struct) and their own
 * @param types the meanings of values by the typedef they are declared with: {@code umode_t} is a mode
 * @param addresses the struct of each socket address family by the family's constant, {@code AF_INET}
 */
public record SemanticsTable(
        Map<String, Entry> syscalls,
        Map<String, Map<String, Meaning>> members,
        Map<String, Meaning> types,
        Map<String, String> addresses) {
    private static final String RESOURCE = "syscalls.table";

    /** Nothing but tracefs and BTF types. */
    public static final SemanticsTable EMPTY = new SemanticsTable(Map.of(), Map.of(), Map.of(), Map.of());

    /** The table that etrace is shipped with. */
    public static SemanticsTable shipped() {
        return parse(RESOURCE, resource(RESOURCE));
    }

    /**
     * Parses a table.
     *
     * @param source what error messages call the text
     * @throws TableException when a line does not follow the grammar
     */
    public static SemanticsTable parse(String source, String text) {
        return new TableParser(source).parse(text);
    }

    static String resource(String name) {
        try (InputStream in = SemanticsTable.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource " + name + " is missing from the etrace jar: rebuild it");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read resource " + name, e);
        }
    }

    /** What a struct's member stands for; empty when its type says it all. */
    public Optional<Meaning> member(String struct, String member) {
        return Optional.ofNullable(members.getOrDefault(struct, Map.of()).get(member));
    }

    /** One syscall's line with the variants that follow it. */
    record Entry(String name, List<Named> parameters, Meaning result, List<Variation> variations) {}

    /** A parameter as the table names it. */
    record Named(String name, Meaning meaning) {}

    /** A variant's line: it changes the meaning of some parameters, by index, when all conditions hold. */
    record Variation(List<Test> tests, Map<Integer, Meaning> changes, Optional<Meaning> result) {}

    /** {@code cmd & mask = A|B}, constants still by name; no mask is "". */
    record Test(int argument, String mask, List<String> values) {}
}
