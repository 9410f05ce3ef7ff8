// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Takes a command line apart by the rules of getopt_long(3) with a {@code +} in front of its letters: options end at
 * {@code --} or at the first word that is none, letters may be joined ({@code -fy}), a value may follow in the same word or
 * in the next one, whatever that looks like, and long names may be shortened as long as one option alone is meant.
 *
 * @param <F> what tells the options of a table apart; several names may lead to one
 */
public final class Getopt<F> {
    private static final String END_OF_OPTIONS = "--";

    /** Whether a name takes a value. */
    public enum Value {
        NONE,
        /** Only behind {@code =}, or in the word of a letter. */
        OPTIONAL,
        REQUIRED
    }

    /** A name of an option: one letter, or a long name without its dashes. */
    public record Name<F>(String text, F flag, Value value) {
        boolean isLetter() {
            return text.length() == 1;
        }

        String spelling() {
            return (isLetter() ? "-" : "--") + text;
        }
    }

    /**
     * An option that was given.
     *
     * @param name as the table has it, even if it was shortened
     * @param joined whether the value was in the same word
     */
    public record Given<F>(Name<F> name, Optional<String> value, boolean joined) {
        F flag() {
            return name.flag();
        }
    }

    /**
     * What was understood.
     *
     * @param end how many words are options; the rest is for the caller
     * @param ended whether the last of them is {@code --}
     */
    public record Parsed<F>(List<Given<F>> given, int end, boolean ended) {}

    /** The messages of a command about words that it cannot take. */
    public interface Complaints<F> {
        UsageException unknown(String spelling);

        UsageException ambiguous(String spelling, List<String> possible);

        UsageException valueMissing(Name<F> name);

        UsageException valueNotTaken(Name<F> name, String value);
    }

    private final List<Name<F>> names;
    private final Complaints<F> complaints;

    public Getopt(List<Name<F>> names, Complaints<F> complaints) {
        this.names = List.copyOf(names);
        this.complaints = complaints;
    }

    /** Parses one command line. */
    public Parsed<F> parse(List<String> words) {
        List<Given<F>> given = new ArrayList<>();
        int at = 0;
        while (at < words.size() && isOption(words.get(at))) {
            String word = words.get(at++);
            if (word.equals(END_OF_OPTIONS)) {
                return new Parsed<>(given, at, true);
            }
            Optional<String> next = at < words.size() ? Optional.of(words.get(at)) : Optional.empty();
            boolean taken = word.startsWith("--") ? longName(word, next, given) : letters(word, next, given);
            at += taken ? 1 : 0;
        }
        return new Parsed<>(given, at, false);
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    /** Returns whether the next word was taken as the value. */
    private boolean longName(String word, Optional<String> next, List<Given<F>> given) {
        int equals = word.indexOf('=');
        Name<F> name = find(equals < 0 ? word.substring(2) : word.substring(2, equals));
        if (equals < 0) {
            return separate(name, next, given);
        }
        String value = word.substring(equals + 1);
        if (name.value() == Value.NONE) {
            throw complaints.valueNotTaken(name, value);
        }
        given.add(new Given<>(name, Optional.of(value), true));
        return false;
    }

    private Name<F> find(String text) {
        List<Name<F>> possible =
                longNames().filter(name -> name.text().startsWith(text)).toList();
        for (Name<F> name : possible) {
            if (name.text().equals(text)) {
                return name;
            }
        }
        return switch ((int) possible.stream().map(Name::flag).distinct().count()) {
            case 0 -> throw complaints.unknown("--" + text);
            case 1 -> possible.getFirst();
            default ->
                throw complaints.ambiguous(
                        "--" + text, possible.stream().map(Name::spelling).toList());
        };
    }

    private Stream<Name<F>> longNames() {
        return names.stream().filter(name -> !name.isLetter());
    }

    private boolean letters(String word, Optional<String> next, List<Given<F>> given) {
        for (int i = 1; i < word.length(); i++) {
            Name<F> name = letter(word.substring(i, i + 1));
            String rest = word.substring(i + 1);
            if (rest.isEmpty()) {
                return separate(name, next, given);
            }
            if (name.value() != Value.NONE) {
                given.add(new Given<>(name, Optional.of(rest), true));
                return false;
            }
            given.add(new Given<>(name, Optional.empty(), false));
        }
        return false;
    }

    private Name<F> letter(String letter) {
        return names.stream()
                .filter(name -> name.text().equals(letter))
                .findFirst()
                .orElseThrow(() -> complaints.unknown("-" + letter));
    }

    private boolean separate(Name<F> name, Optional<String> next, List<Given<F>> given) {
        boolean takes = name.value() == Value.REQUIRED;
        if (takes && next.isEmpty()) {
            throw complaints.valueMissing(name);
        }
        given.add(new Given<>(name, takes ? next : Optional.empty(), false));
        return takes;
    }
}
