// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.SemanticsTable.Entry;
import io.etrace.syscalls.SemanticsTable.Named;
import io.etrace.syscalls.SemanticsTable.Test;
import io.etrace.syscalls.SemanticsTable.Variation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Parses the semantics table, a line at a time; used once. */
final class TableParser {
    private static final int MOST_PARAMETERS = 6;

    private final String source;
    private final Map<String, Entry> syscalls = new LinkedHashMap<>();
    private final Map<String, Map<String, Meaning>> members = new HashMap<>();
    private final Map<String, Meaning> types = new HashMap<>();
    private final Map<String, String> addresses = new HashMap<>();

    TableParser(String source) {
        this.source = source;
    }

    SemanticsTable parse(String text) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            Tokens tokens = new Tokens(source, number, line);
            if (!tokens.atEnd()) {
                line(tokens);
            }
        }
        return new SemanticsTable(syscalls, members, types, addresses);
    }

    private void line(Tokens tokens) {
        switch (tokens.wordNotBefore("(") ? tokens.peek() : "") {
            case "struct" -> struct(tokens, "");
            case "union" -> struct(tokens, "union ");
            case "type" -> type(tokens);
            case "sockaddr" -> address(tokens);
            default -> syscall(tokens);
        }
        if (!tokens.atEnd()) {
            throw tokens.error("unexpected '" + tokens.peek() + "' after the end of the entry");
        }
    }

    /** {@code struct pollfd(fd: fd, events: flags poll)}. */
    private void struct(Tokens tokens, String prefix) {
        tokens.word("struct or union");
        String name = prefix + tokens.word("a struct's name");
        Map<String, Meaning> meanings = new HashMap<>();
        for (Named member : list(tokens, new MeaningParser(tokens, List.of())::member)) {
            meanings.put(member.name(), member.meaning());
        }
        if (members.put(name, meanings) != null) {
            throw tokens.error("a second entry for " + name);
        }
    }

    /** {@code type umode_t = mode}. */
    private void type(Tokens tokens) {
        tokens.expect("type");
        String name = tokens.word("a typedef's name");
        tokens.expect("=");
        types.put(name, new MeaningParser(tokens, List.of()).member());
    }

    /** {@code sockaddr AF_INET = sockaddr_in}. */
    private void address(Tokens tokens) {
        tokens.expect("sockaddr");
        String family = tokens.word("an address family");
        tokens.expect("=");
        addresses.put(family, tokens.word("a struct's name"));
    }

    private void syscall(Tokens tokens) {
        String name = tokens.word("a syscall's name");
        if (tokens.accept("[")) {
            variation(tokens, name);
            return;
        }
        MeaningParser meanings = new MeaningParser(tokens, tokens.labels());
        List<Named> parameters = list(tokens, meanings::meaning);
        if (parameters.size() > MOST_PARAMETERS) {
            throw tokens.error(name + " has " + parameters.size() + " parameters; a syscall takes at most 6");
        }
        Meaning result = result(tokens, meanings).orElse(Meaning.UNKNOWN);
        if (syscalls.put(name, new Entry(name, parameters, result, new ArrayList<>())) != null) {
            throw tokens.error("a second entry for " + name);
        }
    }

    /** {@code (name: meaning, name: meaning)}. */
    private static List<Named> list(Tokens tokens, Supplier<Meaning> meaning) {
        List<Named> list = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            if (!list.isEmpty()) {
                tokens.expect(",");
            }
            String name = tokens.word("a name");
            tokens.expect(":");
            list.add(new Named(name, meaning.get()));
        }
        return list;
    }

    private static Optional<Meaning> result(Tokens tokens, MeaningParser meanings) {
        return tokens.accept("=") ? Optional.of(meanings.meaning()) : Optional.empty();
    }

    /** {@code fcntl[cmd = F_SETFD](arg: flags fd)}; the opening bracket has been read. */
    private void variation(Tokens tokens, String name) {
        Entry entry = syscalls.get(name);
        if (entry == null) {
            throw tokens.error("the variant of " + name + " must follow the entry of " + name);
        }
        List<String> names = entry.parameters().stream().map(Named::name).toList();
        List<Test> tests = tests(tokens, names);
        MeaningParser meanings = new MeaningParser(tokens, names);
        Map<Integer, Meaning> changes = new HashMap<>();
        for (Named change : list(tokens, meanings::meaning)) {
            changes.put(index(tokens, names, change.name()), change.meaning());
        }
        entry.variations().add(new Variation(tests, changes, result(tokens, meanings)));
    }

    private static List<Test> tests(Tokens tokens, List<String> names) {
        List<Test> tests = new ArrayList<>();
        do {
            int argument = index(tokens, names, tokens.word("a parameter's name"));
            String mask = tokens.accept("&") ? tokens.word("a mask") : "";
            tokens.expect("=");
            tests.add(new Test(argument, mask, values(tokens)));
        } while (tokens.accept(","));
        tokens.expect("]");
        return tests;
    }

    private static List<String> values(Tokens tokens) {
        List<String> values = new ArrayList<>();
        do {
            values.add(tokens.word("a constant"));
        } while (tokens.accept("|"));
        return values;
    }

    private static int index(Tokens tokens, List<String> names, String name) {
        int index = names.indexOf(name);
        if (index < 0) {
            throw tokens.error("'" + name + "' is none of the parameters " + String.join(", ", names));
        }
        return index;
    }
}
