// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.linux.ProcessReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The processes that were named by number, held so that no later one of the same number is taken for one of them. */
final class TracedTargets implements AutoCloseable {
    private static final int LOOK_MILLIS = 200;

    private final List<ProcessReference> processes = new ArrayList<>();
    private volatile boolean abandoned;

    /** @throws TraceException when one of them is not there */
    static TracedTargets open(Set<Integer> pids) {
        TracedTargets targets = new TracedTargets();
        for (int pid : pids) {
            Optional<ProcessReference> process = ProcessReference.open(pid);
            process.ifPresent(targets.processes::add);
            if (process.isEmpty() && !isThread(pid)) {
                targets.close();
                throw new TraceException("cannot trace process " + pid + ": there is no such process");
            }
        }
        return targets;
    }

    private static boolean isThread(int tid) {
        return Files.isDirectory(Path.of("/proc", Integer.toString(tid)));
    }

    /** @throws TraceException when one of them has ended, so that its number may have become another one's */
    void requireAlive() {
        for (ProcessReference process : processes) {
            if (process.hasEnded()) {
                throw new TraceException("cannot trace process " + process.pid() + ": it has ended meanwhile");
            }
        }
    }

    /** Waits until all have ended, or this is abandoned, and lets go of them. */
    void awaitEnd() {
        for (ProcessReference process : processes) {
            while (!abandoned && !process.awaitEnd(LOOK_MILLIS)) {}
        }
        close();
    }

    /** Ends the waiting. Any thread may call it. */
    void abandon() {
        abandoned = true;
    }

    /** Not while another thread waits. */
    @Override
    public void close() {
        processes.forEach(ProcessReference::close);
        processes.clear();
    }
}
