// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.SemanticsTable.Test;
import java.util.ArrayList;
import java.util.List;

/** Reads tests of arguments: {@code cmd & 0xff = 2}, {@code flags & O_CREAT|__O_TMPFILE != 0}. */
final class TestParser {
    private final Tokens tokens;
    private final List<String> parameters;

    TestParser(Tokens tokens, List<String> parameters) {
        this.tokens = tokens;
        this.parameters = parameters;
    }

    /** Those of a variant, whose opening bracket has been read. */
    List<Test> tests() {
        List<Test> tests = new ArrayList<>();
        do {
            Test test = test();
            if (test.negated()) {
                throw tokens.error("a variant is chosen by values that an argument has, not by those that it has not");
            }
            tests.add(test);
        } while (tokens.accept(","));
        tokens.expect("]");
        return tests;
    }

    /** What follows {@code if}: when the call looks at an argument; no tests when it always does. */
    List<Test> use() {
        List<Test> tests = new ArrayList<>();
        if (tokens.accept("if")) {
            do {
                tests.add(test());
            } while (tokens.accept("and"));
        }
        return tests;
    }

    private Test test() {
        int argument = index(tokens.word("a parameter's name"));
        String mask = tokens.accept("&") ? String.join("|", words("a mask")) : "";
        boolean negated = tokens.accept("!");
        tokens.expect("=");
        return new Test(argument, mask, words("a constant"), negated);
    }

    private List<String> words(String what) {
        List<String> words = new ArrayList<>();
        do {
            words.add(tokens.word(what));
        } while (tokens.accept("|"));
        return words;
    }

    int index(String name) {
        int index = parameters.indexOf(name);
        if (index < 0) {
            throw tokens.error("'" + name + "' is none of the parameters " + String.join(", ", parameters));
        }
        return index;
    }
}
