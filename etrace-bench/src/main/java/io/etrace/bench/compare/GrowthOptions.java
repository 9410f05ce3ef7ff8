// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.List;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Options;

/**
 * What the command line says.
 *
 * @param curves names of those to measure
 * @param millis of each run
 * @param writeDocs whether docs/performance.md gets the result
 */
record GrowthOptions(List<String> curves, int rounds, int millis, boolean writeDocs) {
    private static final int ROUNDS = 5;
    private static final int MILLIS = 300;

    static Options options() {
        return new Options()
                .addOption("c", "curve", true, "only these: " + String.join(", ", GrowthCommand.names()))
                .addOption("r", "rounds", true, "how often each is measured (default " + ROUNDS + ")")
                .addOption("m", "millis", true, "how long each run takes (default " + MILLIS + ")")
                .addOption("d", "write-docs", false, "write the result into docs/performance.md")
                .addOption("h", "help", false, "print this help");
    }

    static GrowthOptions of(CommandLine line) {
        List<String> curves = List.of(line.getOptionValue("curve", String.join(",", GrowthCommand.names()))
                .split(","));
        for (String curve : curves) {
            if (!GrowthCommand.names().contains(curve)) {
                throw new IllegalArgumentException(
                        "there is no curve '" + curve + "'; known: " + String.join(", ", GrowthCommand.names()));
            }
        }
        return new GrowthOptions(
                curves,
                CompareOptions.number(line, "rounds", ROUNDS),
                CompareOptions.number(line, "millis", MILLIS),
                line.hasOption("write-docs"));
    }
}
