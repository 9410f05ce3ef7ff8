// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.ArrayList;
import java.util.List;

/** The words and punctuation marks of one line of the semantics table, without its comment. */
final class Tokens {
    private static final String MARKS = "()[]:,=|&*.";
    private static final String END = "";

    private final String source;
    private final int line;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    Tokens(String source, int line, String text) {
        this.source = source;
        this.line = line;
        int at = 0;
        while (at < text.length() && text.charAt(at) != '#') {
            at = take(text, at);
        }
    }

    private int take(String text, int start) {
        char first = text.charAt(start);
        if (Character.isWhitespace(first)) {
            return start + 1;
        }
        int end = start + 1;
        if (wordPart(first)) {
            while (end < text.length() && wordPart(text.charAt(end))) {
                end++;
            }
        } else if (MARKS.indexOf(first) < 0) {
            throw error("unexpected character '" + first + "'");
        }
        tokens.add(text.substring(start, end));
        return end;
    }

    private static boolean wordPart(char c) {
        return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    boolean atEnd() {
        return next == tokens.size();
    }

    int line() {
        return line;
    }

    String peek() {
        return peek(0);
    }

    private String peek(int ahead) {
        return next + ahead < tokens.size() ? tokens.get(next + ahead) : END;
    }

    /** Whether the next token is a word and the one after it is not {@code mark}. */
    boolean wordNotBefore(String mark) {
        return atWord() && !peek(1).equals(mark);
    }

    boolean atWord() {
        return !atEnd() && wordPart(peek().charAt(0));
    }

    boolean accept(String token) {
        boolean found = peek().equals(token);
        if (found) {
            next++;
        }
        return found;
    }

    void expect(String token) {
        if (!accept(token)) {
            throw error("expected '" + token + "' but found " + found());
        }
    }

    String word(String what) {
        if (!atWord()) {
            throw error("expected " + what + " but found " + found());
        }
        return tokens.get(next++);
    }

    private String found() {
        return atEnd() ? "the end of the line" : "'" + peek() + "'";
    }

    /** The words before a colon, in order: the parameters' names. */
    List<String> labels() {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < tokens.size(); i++) {
            if (tokens.get(i).equals(":")) {
                labels.add(tokens.get(i - 1));
            }
        }
        return labels;
    }

    TableException error(String message) {
        return new TableException(source, line, message);
    }
}
