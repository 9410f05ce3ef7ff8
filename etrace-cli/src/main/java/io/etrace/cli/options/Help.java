// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import java.util.List;
import java.util.stream.Stream;

/** The help text, made from the table of {@link EtraceFlag}s. */
public final class Help {
    private static final int WIDTH = 80;
    private static final int HELP_COLUMN = 31;
    private static final int EXAMPLE_COLUMN = 37;

    private static final String INTRODUCTION = """
            Usage: etrace [OPTIONS] [--] COMMAND [ARG...]
                   etrace [OPTIONS]
                   etrace --input FILE... [OPTIONS]
                   etrace info FILE...
                   etrace export FILE... --to csv [-o FILE]

            Shows the system calls of COMMAND, of the processes that options select, or of
            the whole machine. COMMAND is what follows --, or begins at the first word that
            is not an option.
            With COMMAND and no option that says where to write, lines of text go to the
            standard error; without both, calls are only counted, in the kernel.
            """;

    /** What the examples show. */
    public record Example(String command, String meaning) {}

    private static final List<Example> EXAMPLES = List.of(
            new Example("etrace -- cat /etc/hosts", "the calls of cat"),
            new Example("etrace --failed -- make", "calls that failed"),
            new Example("etrace -p 1234 -s openat --stdout", "files that a running process opens"),
            new Example("etrace -c nginx --json -o t.json", "JSON, until Ctrl-C"),
            new Example("etrace --duration 10s", "calls of the whole machine, as a table"),
            new Example("etrace --raw -o t.raw -- make", "record now ..."),
            new Example("etrace --input t.raw --stdout", "... and read later"),
            new Example("etrace --input t.raw -c ld --failed", "... a part of it, as a table"),
            new Example("etrace export t.raw --to csv -o t.csv", "for spreadsheets and data frames"),
            new Example("etrace info t.raw", "when, where and how t.raw was made"));

    private static final String EXIT_STATUS = """

            Exit status: that of COMMAND (128+N when signal N ended it), else 0; 1 when
            tracing or reading failed, 2 for a wrong command line.
            """;

    private Help() {}

    public static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (EtraceFlag.Group group : EtraceFlag.Group.values()) {
            text.append('\n').append(group.title()).append(":\n");
            for (EtraceFlag flag : EtraceFlag.values()) {
                if (flag.group() == group) {
                    append(text, flag);
                }
            }
        }
        text.append("\nExamples:\n");
        for (Example example : EXAMPLES) {
            text.append("  ")
                    .append(example.command())
                    .repeat(' ', EXAMPLE_COLUMN - example.command().length());
            text.append(example.meaning()).append('\n');
        }
        return text.append(EXIT_STATUS).toString();
    }

    public static Stream<Example> examples() {
        return EXAMPLES.stream();
    }

    private static void append(StringBuilder text, EtraceFlag flag) {
        String letter = flag.letter().isEmpty() ? "      " : "  -" + flag.letter() + ", ";
        String argument = flag.hasArgument() ? " " + flag.argument() : "";
        StringBuilder line = new StringBuilder(letter + flag.spelling() + argument);
        for (String word : flag.help().split(" ")) {
            if (line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line.setLength(0);
            }
            if (line.length() < HELP_COLUMN) {
                line.repeat(' ', HELP_COLUMN - line.length());
            } else {
                line.append(' ');
            }
            line.append(word);
        }
        text.append(line).append('\n');
    }
}
