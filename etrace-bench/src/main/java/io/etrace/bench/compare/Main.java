// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.util.Arrays;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;

/** Runs the command that the first word names. */
final class Main {
    private static final int WRONG_COMMAND_LINE = 2;

    private Main() {}

    /** @param words the command and its options */
    public static void main(String[] words) throws IOException {
        String[] options = Arrays.copyOfRange(words, 1, words.length);
        try {
            switch (words[0]) {
                case "compare" -> compare(options);
                case "growth" -> growth(options);
                case "captures" -> captures(options);
                case "headroom" -> headroom();
                default -> throw new IllegalArgumentException("there is no command '" + words[0] + "'");
            }
        } catch (IllegalArgumentException e) {
            System.err.println(words[0] + ": " + e.getMessage());
            System.exit(WRONG_COMMAND_LINE);
        }
    }

    private static void compare(String... words) throws IOException {
        CommandLine line = CompareOptions.parse(CompareOptions.options(), words);
        if (line.hasOption("help")) {
            help("compare", CompareOptions.options());
        } else {
            new CompareCommand(Places.ofProperty(), CompareOptions.of(line)).run();
        }
    }

    private static void growth(String... words) throws IOException {
        CommandLine line = CompareOptions.parse(GrowthOptions.options(), words);
        if (line.hasOption("help")) {
            help("growth", GrowthOptions.options());
        } else {
            new GrowthCommand(Places.ofProperty()).run(GrowthOptions.of(line));
        }
    }

    private static void captures(String... words) throws IOException {
        Options options = new Options()
                .addOption("d", "write-docs", false, "write the result into docs/performance.md")
                .addOption("h", "help", false, "print this help");
        CommandLine line = CompareOptions.parse(options, words);
        if (line.hasOption("help")) {
            help("captures", options);
        } else {
            new CapturesCommand(Places.ofProperty()).run(line.hasOption("write-docs"));
        }
    }

    private static void headroom() {
        if (!new HeadroomCommand(Places.ofProperty()).run()) {
            System.exit(1);
        }
    }

    private static void help(String command, Options options) throws IOException {
        HelpFormatter.builder().setShowSince(false).get().printHelp(command + " [OPTION...]", "", options, "", false);
    }
}
