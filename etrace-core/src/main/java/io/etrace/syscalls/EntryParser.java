// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable.Entry;
import io.etrace.syscalls.SemanticsTable.Named;
import io.etrace.syscalls.SemanticsTable.Test;
import io.etrace.syscalls.SemanticsTable.Variation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Parses what the semantics table says of one syscall, struct, typedef or address family. */
final class EntryParser {
    private static final int MOST_PARAMETERS = 6;
    private static final String COMPAT = "compat";

    private EntryParser() {}

    /** A syscall's line, followed by those of its variants. */
    static Entry parse(List<Line> lines) {
        Tokens tokens = new Tokens(lines.getFirst());
        tokens.accept(COMPAT);
        String name = tokens.word("a syscall's name");
        SemanticsParser meanings = new SemanticsParser(tokens, tokens.labels());
        TestParser tests = new TestParser(tokens, tokens.labels());
        List<Named> parameters = list(tokens, parameter -> new Named(parameter, meanings.meaning(), tests.use()));
        if (parameters.size() > MOST_PARAMETERS) {
            throw tokens.error(name + " has " + parameters.size() + " parameters; a syscall takes at most 6");
        }
        Semantics result = result(tokens, meanings).orElse(Semantics.UNKNOWN);
        tokens.expectEnd();
        List<Variation> variations = new ArrayList<>(lines.size() - 1);
        for (Line line : lines.subList(1, lines.size())) {
            variations.add(variation(new Tokens(line), tokens.labels()));
        }
        return new Entry(name, parameters, result, variations);
    }

    /** {@code struct pollfd(fd: fd, events: flags poll)}. */
    static Map<String, Semantics> members(Line line) {
        return parseMembers(line, new HashMap<>());
    }

    private static Map<String, Semantics> parseMembers(Line line, Map<String, StructView.Test> conditions) {
        Tokens tokens = new Tokens(line);
        tokens.word("struct or union");
        tokens.path("a name");
        if (tokens.accept("as")) {
            tokens.word("the name of a view");
        }
        if (tokens.accept("[")) {
            tokens.word("the index of an element");
            tokens.expect("]");
        }
        SemanticsParser meanings = new SemanticsParser(tokens, List.of());
        Map<String, Semantics> members = new HashMap<>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            if (!members.isEmpty()) {
                tokens.expect(",");
            }
            String name = tokens.path("a name");
            if (tokens.accept("if")) {
                conditions.put(name, memberTest(tokens));
            }
            tokens.expect(":");
            members.put(name, meanings.member());
        }
        tokens.expectEnd();
        return members;
    }

    /** {@code struct siginfo[si_signo = SIGCHLD](si_signo, _sifields._sigchld._pid as si_pid: pid)}. */
    static StructView view(Line line) {
        Tokens tokens = new Tokens(line);
        tokens.word("struct or union");
        tokens.path("a name");
        List<StructView.Test> tests = tokens.accept("[") ? memberTests(tokens) : List.of();
        List<StructView.Shown> members = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            if (!members.isEmpty()) {
                tokens.expect(",");
            }
            members.add(shown(tokens));
        }
        tokens.expectEnd();
        return new StructView(tests, List.copyOf(members));
    }

    private static StructView.Shown shown(Tokens tokens) {
        String path = tokens.path("a member");
        String label = tokens.accept("as") ? tokens.word("a name") : path.substring(path.lastIndexOf('.') + 1);
        Optional<Semantics> meaning =
                tokens.accept(":") ? Optional.of(new SemanticsParser(tokens, List.of()).member()) : Optional.empty();
        return new StructView.Shown(path, label, meaning);
    }

    private static List<StructView.Test> memberTests(Tokens tokens) {
        List<StructView.Test> tests = new ArrayList<>();
        while (!tokens.accept("]")) {
            if (!tests.isEmpty()) {
                tokens.expect(",");
            }
            tests.add(memberTest(tokens));
        }
        return List.copyOf(tests);
    }

    /** {@code freq = 0} or {@code type != PERF_TYPE_BREAKPOINT}. */
    private static StructView.Test memberTest(Tokens tokens) {
        String member = tokens.path("a member");
        String mask = tokens.accept("&") ? tokens.word("a mask") : "";
        boolean negated = tokens.accept("!");
        tokens.expect("=");
        return new StructView.Test(member, mask, constants(tokens), negated);
    }

    private static List<String> constants(Tokens tokens) {
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.word("a constant"));
        } while (tokens.accept("|"));
        return names;
    }

    /** {@code struct perf_event_attr(sample_freq if freq = 1: number)}: when members mean something. */
    static Map<String, StructView.Test> conditions(Line line) {
        Map<String, StructView.Test> conditions = new HashMap<>();
        parseMembers(line, conditions);
        return conditions;
    }

    /** What follows {@code type umode_t}: {@code = mode}. */
    static Semantics type(Tokens tokens) {
        tokens.expect("=");
        Semantics meaning = new SemanticsParser(tokens, List.of()).member();
        tokens.expectEnd();
        return meaning;
    }

    /** What follows {@code sockaddr AF_INET}: {@code = sockaddr_in}. */
    static String struct(Tokens tokens) {
        tokens.expect("=");
        String struct = tokens.word("a struct's name");
        tokens.expectEnd();
        return struct;
    }

    /** {@code (name: meaning, name: meaning)}. */
    private static List<Named> list(Tokens tokens, Function<String, Named> meaning) {
        List<Named> list = new ArrayList<>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            if (!list.isEmpty()) {
                tokens.expect(",");
            }
            String name = tokens.path("a name");
            tokens.expect(":");
            list.add(meaning.apply(name));
        }
        return list;
    }

    /** What follows {@code control SOL_IP IP_PKTINFO}: {@code = in_pktinfo}, or a kind of number. */
    static Semantics data(Tokens tokens) {
        tokens.expect("=");
        SemanticsParser parser = new SemanticsParser(tokens, List.of());
        Semantics data = parser.startsKind()
                ? parser.member()
                : new Semantics(Kind.STRUCT, Direction.NONE, LengthSpec.NONE, tokens.word("a struct's name"));
        tokens.expectEnd();
        return data;
    }

    private static Optional<Semantics> result(Tokens tokens, SemanticsParser meanings) {
        return tokens.accept("=") ? Optional.of(meanings.meaning()) : Optional.empty();
    }

    /** {@code fcntl[cmd = F_SETFD](arg: flags fd)}. */
    private static Variation variation(Tokens tokens, List<String> names) {
        tokens.accept(COMPAT);
        tokens.word("a syscall's name");
        tokens.expect("[");
        TestParser parser = new TestParser(tokens, names);
        List<Test> tests = parser.tests();
        SemanticsParser meanings = new SemanticsParser(tokens, names);
        Map<Integer, Semantics> changes = new HashMap<>();
        for (Named change : list(tokens, name -> new Named(name, meanings.meaning()))) {
            changes.put(parser.index(change.name()), change.meaning());
        }
        Optional<Semantics> result = result(tokens, meanings);
        tokens.expectEnd();
        return new Variation(tests, changes, result);
    }
}
