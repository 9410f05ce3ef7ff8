// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.cli.options.Getopt.Given;
import io.etrace.cli.options.Getopt.Name;
import io.etrace.cli.options.Getopt.Parsed;
import io.etrace.cli.options.Getopt.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The command line taken apart. Our options end at {@code --} or at the first word that is none; what follows is
 * COMMAND with its arguments, untouched. As Go's flags allow, a flag may say {@code =true} or {@code =false}, and a
 * letter's value may follow a {@code =}.
 *
 * @param settings in the order given, so that the last of two contradicting ones can win
 * @param command empty without a COMMAND
 */
record Arguments(List<Setting> settings, List<String> command) {
    private static final Getopt<EtraceFlag> GETOPT = getopt(EnumSet.allOf(EtraceFlag.class));

    /** An option, with its value when it has one. */
    record Setting(EtraceFlag flag, String value) {}

    static Arguments parse(List<String> words) {
        return parse(words, GETOPT, new ArrayList<>());
    }

    /** Parses {@code etrace export FILE...}: words among the options are files, and only these flags are options. */
    static Arguments parseFiles(List<String> words, Set<EtraceFlag> flags) {
        List<Setting> files = new ArrayList<>();
        List<String> rest = words;
        if (!words.isEmpty()
                && (words.getFirst().equals("-") || !words.getFirst().startsWith("-"))) {
            files.add(new Setting(EtraceFlag.INPUT, words.getFirst()));
            rest = words.subList(1, words.size());
        }
        return parse(rest, getopt(flags), files);
    }

    private static Arguments parse(List<String> words, Getopt<EtraceFlag> getopt, List<Setting> settings) {
        List<String> rest = words;
        while (true) {
            Parsed<EtraceFlag> parsed = getopt.parse(rest);
            parsed.given().forEach(given -> setting(given).ifPresent(settings::add));
            rest = rest.subList(parsed.end(), rest.size());
            if (parsed.ended() && rest.isEmpty()) {
                throw new UsageException("no COMMAND after --");
            }
            if (parsed.ended() || rest.isEmpty() || !reads(settings)) {
                return new Arguments(List.copyOf(settings), List.copyOf(rest));
            }
            settings.add(new Setting(EtraceFlag.INPUT, rest.getFirst()));
            rest = rest.subList(1, rest.size());
        }
    }

    /** Words among the options are more files to read, since there is no COMMAND. */
    private static boolean reads(List<Setting> settings) {
        return settings.stream().anyMatch(setting -> setting.flag() == EtraceFlag.INPUT);
    }

    private static Optional<Setting> setting(Given<EtraceFlag> given) {
        EtraceFlag flag = given.flag();
        String value = given.value().orElse("");
        if (!flag.hasArgument()) {
            return flag(flag, given.value());
        }
        if (!given.joined() && (value.equals("--") || EtraceFlag.isSpelling(value))) {
            throw new EtraceComplaints().valueMissing(given.name());
        }
        boolean equals = given.joined() && given.name().isLetter() && value.startsWith("=");
        return Optional.of(new Setting(flag, equals ? value.substring(1) : value));
    }

    private static Optional<Setting> flag(EtraceFlag flag, Optional<String> value) {
        return switch (value.orElse("true")) {
            case "true" -> Optional.of(new Setting(flag, ""));
            case "false" -> flag.opposite().map(opposite -> new Setting(opposite, ""));
            default ->
                throw new UsageException(flag.spelling() + " takes no value but true or false, not in "
                        + flag.spelling() + "=" + value.get());
        };
    }

    private static Getopt<EtraceFlag> getopt(Set<EtraceFlag> flags) {
        List<Name<EtraceFlag>> names = new ArrayList<>();
        for (EtraceFlag flag : flags) {
            Value ofLetter = flag.hasArgument() ? Value.REQUIRED : Value.NONE;
            if (!flag.letter().isEmpty()) {
                names.add(new Name<>(flag.letter(), flag, ofLetter));
            }
            Value ofName = flag.hasArgument() ? Value.REQUIRED : Value.OPTIONAL;
            flag.longNames().forEach(name -> names.add(new Name<>(name, flag, ofName)));
        }
        return new Getopt<>(names, new EtraceComplaints());
    }
}
