// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/**
 * The command line taken apart. Our options end at {@code --} or at the first word that is none; what follows is
 * COMMAND with its arguments, untouched.
 *
 * @param settings in the order given, so that the last of two contradicting ones can win
 * @param command empty without a COMMAND
 */
record Arguments(List<Setting> settings, List<String> command) {
    private static final String END_OF_OPTIONS = "--";
    private static final String STANDARD_INPUT = "-";

    /** An option, with its value when it has one. */
    record Setting(Flag flag, String value) {}

    static Arguments parse(List<String> words) {
        List<String> given = words;
        while (true) {
            CommandLine line = parseWords(given);
            int rest = given.size() - line.getArgs().length;
            if (line.hasOption(Flag.INPUT.longName()) && isFile(given, rest)) {
                given = moreInput(given, rest);
            } else if (startsCommand(given, rest)) {
                return new Arguments(settings(line), List.of(line.getArgs()));
            } else {
                given = GoBoolean.rewrite(given, rest);
            }
        }
    }

    private static boolean isFile(List<String> given, int index) {
        return index < given.size()
                && (given.get(index).equals(STANDARD_INPUT) || !given.get(index).startsWith("-"))
                && !given.get(index - 1).equals(END_OF_OPTIONS);
    }

    /** Words that follow {@code --input FILE} are more of its values, since there is no COMMAND. */
    private static List<String> moreInput(List<String> given, int from) {
        List<String> words = new ArrayList<>(given);
        for (int i = from; i < words.size() && isFile(given, i); i++) {
            words.set(i, Flag.INPUT.spelling() + "=" + words.get(i));
        }
        return words;
    }

    /** The parser stops at words that it does not understand, too. */
    private static boolean startsCommand(List<String> given, int rest) {
        boolean ended = rest > 0 && given.get(rest - 1).equals(END_OF_OPTIONS);
        if (rest == given.size()) {
            if (ended) {
                throw new UsageException("no COMMAND after --");
            }
            return true;
        }
        return ended || !given.get(rest).startsWith("-");
    }

    private static CommandLine parseWords(List<String> words) {
        DefaultParser parser = DefaultParser.builder()
                .setAllowPartialMatching(false)
                .setStripLeadingAndTrailingQuotes(false)
                .get();
        try {
            return parser.parse(options(), words.toArray(String[]::new), true);
        } catch (MissingArgumentException e) {
            Flag flag = flag(e.getOption());
            throw new UsageException(flag.spelling() + " wants a value: " + flag.spelling() + " " + flag.argument());
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Options options() {
        Options options = new Options();
        for (Flag flag : Flag.values()) {
            Option option = flag.letter().isEmpty()
                    ? new Option(null, flag.longName(), flag.hasArgument(), flag.help())
                    : new Option(flag.letter(), flag.longName(), flag.hasArgument(), flag.help());
            options.addOption(option);
        }
        return options;
    }

    private static List<Setting> settings(CommandLine line) {
        List<Setting> settings = new ArrayList<>();
        for (Option option : line.getOptions()) {
            Flag flag = flag(option);
            settings.add(new Setting(flag, flag.hasArgument() ? option.getValue() : ""));
        }
        return List.copyOf(settings);
    }

    private static Flag flag(Option option) {
        for (Flag flag : Flag.values()) {
            if (flag.longName().equals(option.getLongOpt())) {
                return flag;
            }
        }
        throw new IllegalStateException("no flag for " + option);
    }
}
