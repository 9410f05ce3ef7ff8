// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

/** The help text, made from the table of {@link Flag}s. */
final class Help {
    private static final int WIDTH = 80;
    private static final int HELP_COLUMN = 31;

    private static final String INTRODUCTION = """
            Usage: etrace [OPTIONS] [--] COMMAND [ARG...]
                   etrace [OPTIONS]
                   etrace --input FILE [OPTIONS]

            Shows the system calls of COMMAND, of the processes that options select, or of
            the whole machine. COMMAND begins at -- or at the first word that is no option.
            With COMMAND and no option that says where to write, lines of text go to the
            standard error; without both, calls are only counted, in the kernel.
            """;

    private static final String EXAMPLES = """

            Examples:
              etrace -- cat /etc/hosts             what cat does
              etrace --failed -- make              calls that failed
              etrace -p 1234 -s openat --stdout    files that a running process opens
              etrace -c nginx --json -o t.json     JSON, until Ctrl-C
              etrace --duration 10s                what the whole machine calls, as a table
              etrace --raw -o t.raw -- make        record now ...
              etrace --input t.raw --stdout        ... and read later

            Exit status: that of COMMAND (128+N when signal N ended it), else 0; 1 when
            tracing failed, 2 for a wrong command line.
            """;

    private Help() {}

    static String text() {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        for (Flag.Group group : Flag.Group.values()) {
            text.append('\n').append(group.title()).append(":\n");
            for (Flag flag : Flag.values()) {
                if (flag.group() == group) {
                    append(text, flag);
                }
            }
        }
        return text.append(EXAMPLES).toString();
    }

    private static void append(StringBuilder text, Flag flag) {
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
