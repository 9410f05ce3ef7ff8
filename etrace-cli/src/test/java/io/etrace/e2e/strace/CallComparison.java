// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import io.etrace.e2e.harness.TracedCall;
import io.etrace.e2e.strace.StraceArgument.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Compares calls one by one, and counts the values that could be compared. */
final class CallComparison {
    /** Their results, and numbers among their arguments, are ids of processes, which every run has its own of. */
    private static final Set<String> OF_PROCESSES = Set.of(
            "clone",
            "clone3",
            "fork",
            "vfork",
            "wait4",
            "waitid",
            "getpid",
            "gettid",
            "getppid",
            "getpgrp",
            "getpgid",
            "getsid",
            "setsid",
            "setpgid",
            "set_tid_address",
            "kill",
            "tgkill",
            "rt_sigreturn");

    /** What is random; what strace shows before the call and etrace after it; and what strace puts together from two. */
    private static final Set<String> WRITTEN_OTHERWISE = Set.of("getrandom", "set_thread_area", "llseek");

    private final List<String> differences = new ArrayList<>();
    private int compared;

    List<String> differences() {
        return differences;
    }

    /** Values that strace and etrace agree in. */
    int compared() {
        return compared;
    }

    /** Compares the calls of a thread, which both saw in the same order. */
    void compare(String thread, List<StraceCall> strace, List<TracedCall> etrace) {
        for (int i = 0; i < strace.size(); i++) {
            String place = "thread " + thread + ", call " + i + ", " + strace.get(i);
            compareResult(place, strace.get(i), etrace.get(i));
            boolean first = thread.equals("0") && i == 0; // its environment is that of the tracer
            compareArguments(place, strace.get(i), etrace.get(i).arguments(), first ? 2 : 6);
        }
    }

    private void compareResult(String place, StraceCall strace, TracedCall etrace) {
        boolean varies = OF_PROCESSES.contains(strace.name()) || strace.result().startsWith("0x");
        boolean same = strace.error().equals(etrace.error())
                && strace.value().isPresent() == etrace.value().isPresent()
                && (varies || strace.value().equals(etrace.value()));
        tell(
                same ? Verdict.SAME : Verdict.DIFFERENT,
                place + ": returned " + etrace.event().get("ret"));
    }

    private void compareArguments(String place, StraceCall strace, List<JsonNode> etrace, int most) {
        if (WRITTEN_OTHERWISE.contains(strace.name())) {
            return;
        }
        int count = Math.min(most, Math.min(strace.arguments().size(), etrace.size()));
        for (int i = 0; i < count; i++) {
            String argument = strace.arguments().get(i);
            if (!OF_PROCESSES.contains(strace.name()) || !argument.matches("\\d+")) {
                tell(
                        StraceArgument.compare(argument, etrace.get(i)),
                        place + ": argument " + i + " is " + etrace.get(i));
            }
        }
    }

    private void tell(Verdict verdict, String difference) {
        compared += verdict == Verdict.SAME ? 1 : 0;
        if (verdict == Verdict.DIFFERENT) {
            differences.add(difference);
        }
    }
}
