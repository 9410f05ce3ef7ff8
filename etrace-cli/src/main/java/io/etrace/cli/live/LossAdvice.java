// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

import io.etrace.TraceOptions;
import io.etrace.cli.options.Invocation;
import io.etrace.cli.options.Output;
import io.etrace.stats.Statistics;
import java.util.ArrayList;
import java.util.List;

/** What helps against losses and is not done already. */
final class LossAdvice {
    private LossAdvice() {}

    /** One line. */
    static String of(Statistics statistics, Invocation.Live invocation) {
        return statistics.lost() + " events were lost; fewer are with "
                + String.join(", ", remedies(statistics, invocation));
    }

    private static List<String> remedies(Statistics statistics, Invocation.Live invocation) {
        TraceOptions options = invocation.options();
        boolean memory = statistics.reasons().noMemory() + statistics.untracked() == statistics.lost();
        List<String> remedies = new ArrayList<>();
        if (!memory) {
            remedies.add("a larger --buffer-size");
        }
        if (!memory && invocation.outputs().stream().noneMatch(Output::isRaw)) {
            remedies.add("--raw");
        }
        if (memory && options.stringLimit() > 1) {
            remedies.add("a smaller --string-limit");
        }
        if (options.syscalls().isEmpty()) {
            remedies.add("--syscall");
        }
        if (options.command().isEmpty()
                && options.comms().isEmpty()
                && options.pids().isEmpty()) {
            remedies.add("--comm or --pid");
        }
        return remedies;
    }
}
