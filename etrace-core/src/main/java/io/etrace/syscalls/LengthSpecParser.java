// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.LengthSpec.Unit;
import java.util.List;

/** Reads what stands between brackets behind a kind: {@code [bytes ret max size]}. */
final class LengthSpecParser {
    private static final int NO_LIMIT = -1;

    private final Tokens tokens;
    private final List<String> parameters;

    LengthSpecParser(Tokens tokens, List<String> parameters) {
        this.tokens = tokens;
        this.parameters = parameters;
    }

    /** The opening bracket has been read. */
    LengthSpec extent() {
        LengthSpec extent = content();
        tokens.expect("]");
        return extent;
    }

    private LengthSpec content() {
        if (tokens.peek().equals("ioc") && tokens.wordNotBefore("]")) {
            tokens.expect("ioc");
            return new LengthSpec.IoctlSize(parameter());
        }
        return counted(unit());
    }

    private LengthSpec counted(Unit unit) {
        if (tokens.accept("*")) {
            int index = parameter();
            return new LengthSpec.Pointed(index, unit, shift());
        }
        if (tokens.accept(".")) {
            String member = tokens.path("a member's name");
            return new LengthSpec.Member(member, unit, tokens.accept("or") ? number() : 0);
        }
        if (tokens.accept("ret")) {
            if (tokens.acceptPair("max", ".")) {
                return new LengthSpec.ResultWithin(tokens.path("a member's name"), unit);
            }
            return new LengthSpec.Result(unit, tokens.accept("max") ? parameter() : NO_LIMIT);
        }
        if (tokens.atWord() && Character.isDigit(tokens.peek().charAt(0))) {
            return new LengthSpec.Fixed(number(), unit);
        }
        return new LengthSpec.Argument(parameter(), unit);
    }

    /** A unit is followed by what it measures; without that, the word is a parameter's name. */
    private Unit unit() {
        if (!tokens.wordNotBefore("]")
                || parameters.contains(tokens.peek())
                || tokens.peek().equals("ret")) {
            return Unit.NATURAL;
        }
        String word = tokens.word("a unit");
        return switch (word) {
            case "bytes" -> Unit.BYTES;
            case "tail" -> Unit.TAIL;
            case "pages" -> Unit.PAGES;
            case "nodes" -> Unit.NODES;
            case "key" -> Unit.KEY;
            case "value" -> Unit.VALUE;
            default ->
                throw tokens.error(
                        "unknown unit '" + word + "'; units are bytes, tail, pages, nodes, key, value and ioc");
        };
    }

    /** {@code >> 28}, if it is there. */
    private int shift() {
        if (!tokens.accept(">")) {
            return 0;
        }
        tokens.expect(">");
        return number();
    }

    private int number() {
        String word = tokens.word("a number");
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw tokens.error("'" + word + "' is no number of elements");
        }
    }

    private int parameter() {
        String name = tokens.word("a parameter");
        int index = parameters.indexOf(name);
        if (index < 0) {
            throw tokens.error("'" + name + "' is none of the parameters " + String.join(", ", parameters));
        }
        return index;
    }
}
