// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import java.util.ArrayList;
import java.util.List;

/** The words and punctuation marks of one line of the semantics table, without its comment. */
final class Tokens {
    private static final String MARKS = "()[]:,=|&*.!>";
    private static final String END = "";

    private final Line line;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    Tokens(Line line) {
        this.line = line;
        String text = line.text();
        int comment = text.indexOf('#');
        int end = comment < 0 ? text.length() : comment;
        int at = 0;
        while (at < end) {
            at = take(text, at, end);
        }
    }

    private int take(String text, int start, int limit) {
        char first = text.charAt(start);
        if (first == ' ') {
            return start + 1;
        }
        int end = start + 1;
        if (wordPart(first)) {
            while (end < limit && wordPart(text.charAt(end))) {
                end++;
            }
        } else if (MARKS.indexOf(first) < 0) {
            throw error("unexpected character '" + first + "'");
        }
        tokens.add(text.substring(start, end));
        return end;
    }

    private static boolean wordPart(char c) {
        return c >= 'a' && c <= 'z' || c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z';
    }

    boolean atEnd() {
        return next == tokens.size();
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

    void expectEnd() {
        if (!atEnd()) {
            throw error("unexpected '" + peek() + "' after the end of the entry");
        }
    }

    String word(String what) {
        if (!atWord()) {
            throw error("expected " + what + " but found " + found());
        }
        return tokens.get(next++);
    }

    /** Words joined by dots: {@code info.info_len}. */
    String path(String what) {
        StringBuilder path = new StringBuilder(word(what));
        while (accept(".")) {
            path.append('.').append(word(what));
        }
        return path.toString();
    }

    /** Takes two tokens or none. */
    boolean acceptPair(String first, String second) {
        boolean found = peek().equals(first) && peek(1).equals(second);
        if (found) {
            next += 2;
        }
        return found;
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
        return line.error(message);
    }
}
