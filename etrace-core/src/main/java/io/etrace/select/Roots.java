// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.context.IntTable;
import io.etrace.record.ContextRecord;
import io.etrace.record.ExitRecord;
import java.util.Collection;
import java.util.Map;

/**
 * Processes, or single threads, that were named by their numbers: of those that have a number one after the other it is the one
 * that had it when the capture began, or the first after that.
 */
final class Roots {
    /** /proc tells start times in hundredths of a second. */
    private static final long PRECISION = 20_000_000;

    private final boolean all;
    private final IntTable<Root> roots = new IntTable<>();

    /** What is known of the one that is meant. Start times are CLOCK_BOOTTIME nanoseconds, 0 when they are not told. */
    private static final class Root {
        private final long about;
        private boolean seen;
        private boolean ended;
        private long startTime;

        Root(long about) {
            this.about = about;
        }

        boolean is(long start) {
            if (!seen && !ended && (about == 0 || start == 0 || Math.abs(start - about) <= PRECISION)) {
                seen = true;
                startTime = start;
            }
            return seen && !ended && startTime == start;
        }
    }

    /**
     * @param numbers tgids or tids; when there are none, every task is meant
     * @param alive when the processes were started, about, that were there when the capture began, by their numbers
     */
    Roots(Collection<Integer> numbers, Map<Integer, Long> alive) {
        all = numbers.isEmpty();
        numbers.forEach(number -> roots.put(number, new Root(alive.getOrDefault(number, 0L))));
    }

    /** Whether a task is one of them, or a thread of one. */
    boolean hold(ContextRecord context) {
        if (all) {
            return true;
        }
        Root process = roots.get(context.tgid());
        if (process != null && process.is(context.processStartTime())) {
            return true;
        }
        Root thread = context.tid() == context.tgid() ? null : roots.get(context.tid());
        return thread != null && thread.is(context.startTime());
    }

    /** Whether a process of this number, which told nothing of itself, is one of them. */
    boolean holdUnseen(int tgid) {
        Root process = roots.get(tgid);
        return all || (process != null && !process.seen && !process.ended);
    }

    /** A task ended: another one may get its number. */
    void forget(ExitRecord exit) {
        if (exit.isLast()) {
            end(exit.tgid());
        }
        if (exit.tid() != exit.tgid()) {
            end(exit.tid());
        }
    }

    private void end(int number) {
        Root root = roots.get(number);
        if (root != null && root.seen) {
            root.ended = true;
        }
    }
}
