// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.record.ContextRecord;
import io.etrace.record.ExitRecord;
import org.jspecify.annotations.Nullable;

/**
 * Who created whom, as far as a capture shows: a task inherits from its process, or from the process that created it.
 * That is the parent which its first context names, or the one whose call returned its number: one of them is in the
 * capture even when the creator ended before the child's first call.
 */
final class ForkTree {
    private final PidSet roots;
    private final boolean sticks;
    private final long startBoottime;
    private final TaskTable<Member> tasks = new TaskTable<>();
    private final TaskTable<Member> processes = new TaskTable<>();
    private final TaskTable<Member> creators = new TaskTable<>();

    /** A task, or a process as the sum of its tasks, and what those that it creates inherit. */
    private static final class Member {
        private final long startTime;
        /** Whether its numbers are those of the initial pid namespace, in which its calls return the children's. */
        private final boolean initialNumbers;

        private boolean lineage;
        private boolean wanted;

        Member(ContextRecord context) {
            startTime = context.startTime();
            initialNumbers = context.namespaceTid() == context.tid();
        }

        void inherit(@Nullable Member from) {
            lineage |= from != null && from.lineage;
            wanted |= from != null && from.wanted;
        }
    }

    /**
     * @param roots begin a lineage
     * @param sticks whether a task that was wanted once stays so
     * @param startBoottime when the capture began, CLOCK_BOOTTIME nanoseconds; older tasks inherit nothing
     */
    ForkTree(PidSet roots, boolean sticks, long startBoottime) {
        this.roots = roots;
        this.sticks = sticks;
        this.startBoottime = startBoottime;
    }

    /**
     * Takes note of what a context tells.
     *
     * @param holds whether name, user and cgroup are wanted ones
     */
    void meet(ContextRecord context, boolean holds) {
        Member known = tasks.get(context.tid());
        if (known == null || known.startTime != context.startTime()) {
            add(context);
        }
        accepts(context.tid(), context.tgid(), holds);
    }

    private void add(ContextRecord context) {
        Member task = new Member(context);
        task.lineage = roots.hold(context.tid(), context.tgid());
        Member process = processes.get(context.tgid());
        if (process == null || context.tid() == context.tgid()) {
            inheritFromCreator(task, context);
            process = new Member(context);
            processes.put(context.tgid(), process);
        }
        task.inherit(process);
        creators.remove(context.tid());
        tasks.put(context.tid(), task);
    }

    private void inheritFromCreator(Member task, ContextRecord context) {
        task.inherit(creators.get(context.tid()));
        if (context.startTime() >= startBoottime) {
            task.lineage |= roots.hold(context.ppid(), context.ppid());
            task.inherit(processes.get(context.ppid()));
        }
    }

    /** Decides as decide() of bpf/filter.bpf.h does. */
    boolean accepts(int tid, int tgid, boolean holds) {
        Member task = tasks.get(tid);
        if (task == null) {
            return holds && roots.hold(tid, tgid);
        }
        if (!(task.wanted && sticks)) {
            task.wanted = task.lineage && holds;
        }
        Member process = processes.get(tgid);
        if (process != null) {
            process.inherit(task);
        }
        return task.wanted;
    }

    /** A call of {@code tid} that creates tasks returned. */
    void created(int tid, long ret) {
        Member creator = tasks.get(tid);
        int child = (int) ret;
        if (creator != null && ret > 0 && creator.initialNumbers && tasks.get(child) == null) {
            creators.put(child, creator);
        }
    }

    /** A task ended. */
    void forget(ExitRecord exit) {
        tasks.remove(exit.tid());
        creators.remove(exit.tid());
        if (exit.isLast()) {
            processes.remove(exit.tgid());
        }
    }
}
