// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.help.HelpFormatter;

/** Runs the command that the first word names. */
final class Main {
    private static final int WRONG_COMMAND_LINE = 2;

    private Main() {}

    /** @param words the command and its options */
    public static void main(String[] words) throws Exception {
        String[] options = java.util.Arrays.copyOfRange(words, 1, words.length);
        try {
            switch (words[0]) {
                case "compare" -> compare(options);
                default -> throw new IllegalArgumentException("there is no command '" + words[0] + "'");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(words[0] + ": " + e.getMessage());
            System.exit(WRONG_COMMAND_LINE);
        }
    }

    private static void compare(String... words) throws Exception {
        CommandLine line = CompareOptions.parse(words);
        if (line.hasOption("help")) {
            HelpFormatter.builder()
                    .setShowSince(false)
                    .get()
                    .printHelp("compare [OPTION...]", "", CompareOptions.options(), "", false);
            return;
        }
        new CompareCommand(Places.ofProperty(), CompareOptions.of(line)).run();
    }
}
