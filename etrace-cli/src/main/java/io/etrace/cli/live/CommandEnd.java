// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.live;

import io.etrace.cli.console.Log;
import io.etrace.live.Tracer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What becomes of a command, and of what it started, when tracing ends. */
final class CommandEnd {
    private static final int MOST_NAMED = 8;

    private final Tracer tracer;
    private final String name;
    private final boolean kill;
    private final Log log;
    private volatile boolean settled;

    CommandEnd(Tracer tracer, List<String> command, boolean kill, Log log) {
        this.tracer = tracer;
        this.name = command.getFirst();
        this.kill = kill;
        this.log = log;
    }

    /** The command has ended before what it started. */
    void tellWhoIsLeft(Set<Integer> left) {
        if (!settled) {
            log.info(name + " has ended; tracing goes on until what it started has, too: " + processes(left)
                    + " (Ctrl + C to stop)");
        }
    }

    /** Tracing ends. */
    void settle() {
        settled = true;
        boolean running = tracer.commandStatus().isEmpty();
        Set<Integer> followed = tracer.followed();
        if (!running && followed.isEmpty()) {
            return;
        }
        if (kill) {
            tracer.kill();
        } else if (running) {
            log.info(name + " (" + tracer.commandPid() + ") is left running");
        } else {
            log.info("what " + name + " started is left running: " + processes(followed));
        }
    }

    private static String processes(Set<Integer> pids) {
        String named = new TreeSet<>(pids)
                .stream().limit(MOST_NAMED).map(pid -> Integer.toString(pid)).collect(Collectors.joining(", "));
        String more = pids.size() > MOST_NAMED ? " and " + (pids.size() - MOST_NAMED) + " more" : "";
        return (pids.size() == 1 ? "process " : "processes ") + named + more;
    }
}
