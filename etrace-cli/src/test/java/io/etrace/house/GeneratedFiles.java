// SPDX-License-Identifier: Apache-2.0
package io.etrace.house;

import io.etrace.cli.options.EtraceFlag;
import io.etrace.cli.options.Help;
import io.etrace.cli.options.LogLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills the templates of the man page and of the completion with the options that {@link EtraceFlag} knows. */
final class GeneratedFiles {
    private static final Path TEMPLATES = Path.of("src/main/templates");

    private GeneratedFiles() {}

    static String manPage() throws IOException {
        return template("etrace.1").replace("@OPTIONS@\n", options()).replace("@EXAMPLES@\n", examples());
    }

    static String completion() throws IOException {
        return template("etrace.bash")
                .replace("@OPTIONS@", names(flag -> true))
                .replace("@VALUED@", names(EtraceFlag::hasArgument))
                .replace("@LEVELS@", levels());
    }

    private static String template(String name) throws IOException {
        return Files.readString(TEMPLATES.resolve(name));
    }

    private static String options() {
        StringBuilder text = new StringBuilder();
        for (EtraceFlag.Group group : EtraceFlag.Group.values()) {
            text.append(".SS ").append(group.title()).append('\n');
            for (EtraceFlag flag : EtraceFlag.values()) {
                if (flag.group() == group) {
                    text.append(option(flag));
                }
            }
        }
        return text.toString();
    }

    private static String option(EtraceFlag flag) {
        String letter = flag.letter().isEmpty() ? "" : "\\fB\\-" + flag.letter() + "\\fR, ";
        String argument = flag.hasArgument() ? " \\fI" + roff(flag.argument()) + "\\fR" : "";
        return ".TP\n" + letter + "\\fB" + roff(flag.spelling()) + "\\fR" + argument + "\n" + roff(flag.help()) + "\n";
    }

    private static String examples() {
        return Help.examples()
                .map(example -> ".TP\n.B " + roff(example.command()) + "\n" + roff(example.meaning()) + "\n")
                .collect(Collectors.joining());
    }

    private static String roff(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-").replace("...", "\\&...");
    }

    private static String names(Predicate<EtraceFlag> wanted) {
        return Arrays.stream(EtraceFlag.values())
                .filter(wanted)
                .flatMap(flag -> Stream.of(flag.letter().isEmpty() ? "" : "-" + flag.letter(), flag.spelling()))
                .filter(name -> !name.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String levels() {
        return Arrays.stream(LogLevel.values())
                .map(level -> level.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }
}
